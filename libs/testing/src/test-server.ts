import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Global,
  Module,
  type DynamicModule,
  type INestApplication,
  type ModuleMetadata,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { httpOptions, PlatformModule, readConfig } from '@nhipbao/platform';
import { DataSource } from 'typeorm';

/** What stands in for the runtime module. */
@Global()
@Module({})
class TestRuntime {
  static with(source: DataSource): DynamicModule {
    const providers = [{ provide: DataSource, useValue: source }];
    return { module: TestRuntime, providers, exports: [DataSource] };
  }
}

@Module({})
class TestApplication {}

export interface TestServerOptions {
  /** How the runtime opens a control plane; it gets a temporary folder. */
  openControlPlane: (options: {
    dataDir: string;
    onTrouble: (error: unknown) => void;
  }) => Promise<DataSource>;
  /** Modules under test, besides the platform's own. */
  imports: NonNullable<ModuleMetadata['imports']>;
  /** Environment variables that differ from their defaults. */
  environment?: Record<string, string>;
}

export interface Call {
  /** Sent as JSON; a string as it stands. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  /** Parsed JSON; the text when it is none. */
  body: unknown;
  headers: Headers;
}

/** A real application on a free port of this machine with a control plane of its own, and a client for it. */
export class TestServer {
  /** Faults that no caller waited for; a test may look whether there were any. */
  readonly troubles: unknown[] = [];
  source: DataSource;
  app: INestApplication;
  url: string;
  private dataDir: string;

  static async start(options: TestServerOptions): Promise<TestServer> {
    const server = new TestServer();
    await server.open(options);
    return server;
  }

  private async open({ openControlPlane, imports, environment = {} }: TestServerOptions): Promise<void> {
    this.dataDir = await mkdtemp(join(tmpdir(), 'nhipbao-server-'));
    this.source = await openControlPlane({
      dataDir: this.dataDir,
      onTrouble: (error) => void this.troubles.push(error),
    });
    const config = readConfig({ NHIPBAO_DATA_DIR: this.dataDir, ...environment });
    const root: DynamicModule = {
      module: TestApplication,
      imports: [TestRuntime.with(this.source), PlatformModule.register(config, 'test'), ...imports],
    };
    this.app = await NestFactory.create(root, new FastifyAdapter(httpOptions(config)), { logger: ['fatal'] });
    await this.app.listen(0, '127.0.0.1');
    this.url = await this.app.getUrl();
  }

  async call(method: string, path: string, { body, headers = {} }: Call = {}): Promise<Answer> {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.url + path, {
      method,
      headers: { ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      headers: response.headers,
    };
  }

  /** The headers of a person who has just signed in. */
  async signIn(email: string, password: string): Promise<Record<string, string>> {
    const { status, headers } = await this.call('POST', '/v1/session', { body: { email, password } });
    if (status !== 200) throw new Error(`Signing in as ${email} was answered ${status}.`);
    return { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
  }

  /** Closes everything and deletes the folder. */
  async close(): Promise<void> {
    await this.app.close();
    await this.source.destroy();
    await rm(this.dataDir, { recursive: true });
  }
}
