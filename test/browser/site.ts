import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { listen } from './recorder.js';
import { toneWav } from './tone.js';

export interface Site {
  /** `http://localhost:PORT`, a secure context. */
  origin: string;
  /** The same pages over plain HTTP, as an insecure context. */
  insecureOrigin: string;
  /** The site key in the pages' tag from now on. */
  tagWith: (siteKey: string) => void;
  stop: () => Promise<void>;
}

const PAGES = new URL('pages/', import.meta.url);
const TONE_SECONDS = 60;

/**
 * Serves `pages/NAME.html` at `/NAME`. `{{tracker}}` becomes the script tag, with the attributes that the address asks
 * for: `/article?tag=data-auto="off"`.
 */
export const startSite = async (trackerOrigin: string): Promise<Site> => {
  const tone = toneWav(TONE_SECONDS);
  let siteKey = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (url.pathname.endsWith('.wav')) {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response
        .writeHead(206, {
          'content-type': 'audio/wav',
          'content-length': tone.length - from,
          'content-range': `bytes ${from}-${tone.length - 1}/${tone.length}`,
          'accept-ranges': 'bytes',
        })
        .end(tone.subarray(from));
      return;
    }
    const tag = `<script defer src="${trackerOrigin}/nb.js" data-site="${siteKey}" ${url.searchParams.get('tag') ?? ''}></script>`;
    const name = url.pathname.split('/')[1];
    readFile(new URL(`${name}.html`, PAGES), 'utf8').then(
      (html) =>
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(html.replaceAll('{{tracker}}', tag)),
      () => response.writeHead(404).end(),
    );
  });
  const port = await listen(server);
  return {
    origin: `http://localhost:${port}`,
    insecureOrigin: `http://bao.test:${port}`,
    tagWith: (next) => (siteKey = next),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
