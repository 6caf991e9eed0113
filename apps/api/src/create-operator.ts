import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { UsersService } from '@nhipbao/access';
import { AppLogger, fail, readConfig } from '@nhipbao/platform';
import { ApiProcess } from './app.module.js';

/** The first person of a new cluster: `create-operator EMAIL [NAME]`. The password is shown once and stored nowhere. */
async function createOperator(email: string | undefined, name = 'Vận hành nền tảng'): Promise<void> {
  if (!email?.includes('@')) throw new Error('Usage: create-operator EMAIL [NAME]');
  const config = readConfig();
  const logger = new AppLogger(config);
  const app = await NestFactory.createApplicationContext(ApiProcess.register(config), {
    logger,
    abortOnError: false,
  });
  try {
    const password = randomBytes(12).toString('base64url');
    await app
      .get(UsersService)
      .create('platform', { email, name, role: 'operator', outletId: null, password });
    process.stdout.write(`${JSON.stringify({ email, password })}\n`);
  } finally {
    await app.close();
  }
}

createOperator(process.argv[2], process.argv[3]).then(
  () => process.exit(0),
  (error: unknown) => fail(error),
);
