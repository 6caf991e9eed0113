import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Built files of the browser side. */
export interface WebFiles {
  /** The tracker script, served as `/nb.js`. */
  tracker: string;
  /** Folder of the console, served at `/`. */
  console: string;
}

const HASHED = /\/assets\//;

function cacheFor(reply: FastifyReply, path: string): void {
  // Names under assets/ change with their content; the page itself must always be the newest.
  void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/**
 * Serves the tracker and the console; addresses of the console's pages all get its one document.
 * @throws Error when the files have not been built
 */
export async function serveWebFiles(server: FastifyInstance, files: WebFiles): Promise<void> {
  for (const path of [files.tracker, files.console]) {
    if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first`);
  }
  // Loaded only where it is used: it cannot be loaded inside Jest on Node 20.
  const { default: fastifyStatic } = await import('@fastify/static');
  await server.register(fastifyStatic, {
    root: files.console,
    cacheControl: false,
    setHeaders: cacheFor,
    wildcard: false,
  });
  server.get('/nb.js', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .sendFile(basename(files.tracker), dirname(files.tracker), { cacheControl: false }),
  );
  for (const page of [
    '/sign-in',
    '/sector',
    '/sector/*',
    '/outlets',
    '/outlets/*',
    '/sites/*',
    '/account',
    '/account/*',
  ]) {
    server.get(page, (_request, reply) => document(reply));
  }
}

const document = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
