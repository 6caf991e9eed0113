import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const HASHED = /\/assets\//;

function cacheFor(reply: FastifyReply, path: string): void {
  // Names under assets/ change with their content; the page itself must always be the newest.
  void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Gives replies `sendFile`, once. Loaded only where it is used: it cannot be loaded inside Jest on Node 20. */
async function serveFiles(server: FastifyInstance, options: { root: string; serve: boolean }): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static');
  const decorateReply = !server.hasReplyDecorator('sendFile');
  await server.register(fastifyStatic, {
    ...options,
    decorateReply,
    cacheControl: false,
    setHeaders: cacheFor,
    wildcard: false,
  });
}

function assertBuilt(path: string): void {
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first`);
}

/** Serves the tracker script, given by its file, as `/nb.js`. @throws Error when it has not been built */
export async function serveTracker(server: FastifyInstance, file: string): Promise<void> {
  assertBuilt(file);
  const folder = dirname(file);
  await serveFiles(server, { root: folder, serve: false });
  server.get('/nb.js', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .sendFile(basename(file), folder, { cacheControl: false }),
  );
}

/**
 * Serves the console, given by its folder, at `/`; addresses of its pages all get its one document.
 * @throws Error when it has not been built
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  assertBuilt(folder);
  await serveFiles(server, { root: folder, serve: true });
  for (const page of [
    '/sign-in',
    '/sector',
    '/sector/*',
    '/platform',
    '/outlets',
    '/outlets/*',
    '/sites/*',
    '/account',
    '/account/*',
  ]) {
    server.get(page, (_request, reply) => document(reply, folder));
  }
}

const document = (reply: FastifyReply, folder: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { cacheControl: false });
