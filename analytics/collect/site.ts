import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Names with a hash of their content never change, so they may be kept for ever. */
const HASHED = /^\/assets\//;

/** Plain words alone, so that what leads to another host ("//host/page") can't pass for a page. */
const PAGE_WITHOUT_SLASH = /^(\/[\w-]+)+$/;

/** Texts that don't say in themselves how they are encoded. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
};

/** Serves the built site from a folder; a rebuilt site is served without a restart. */
export function createSite(folder: string) {
  // Looking at the disk on each request is what lets a freshly published site appear at once.
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      // The answer gets the tag of its own file instead of the one that was asked about.
      response.removeHeader('etag');
      const type = TEXT_TYPES[extname(path)];
      if (type) response.setHeader('content-type', `${type}; charset=utf-8`);
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', ...SECURITY_HEADERS }).end();
      return;
    }
    setCommonHeaders(request, response);
    const address = addressOfPage(folder, request.url ?? '/');
    if (address) response.writeHead(308, { location: address }).end();
    else serve(request, response, () => void notFound(folder, request, response));
  };
}

/** Where a page lies that is asked for without its last slash; a page has one address. */
function addressOfPage(folder: string, url: string): string | undefined {
  const [path = '', query] = url.split('?');
  if (!PAGE_WITHOUT_SLASH.test(path) || !existsSync(join(folder, path, 'index.html'))) return;
  return query === undefined ? `${path}/` : `${path}/?${query}`;
}

/** Set before the file is looked for, so that "not modified", which sirv answers bare, has them too. */
function setCommonHeaders(request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const kept = HASHED.test(request.url ?? '');
  response.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('vary', 'Accept-Encoding');
  const tag = request.headers['if-none-match'];
  if (tag) response.setHeader('etag', tag);
}

/** Answers with the site's own page for what isn't there. */
async function notFound(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.removeHeader('etag');
  response.setHeader('cache-control', 'no-cache');
  const page = await readNotFoundPage(folder, request.headers['accept-encoding']);
  response.writeHead(404, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': page.bytes.length,
    ...(page.encoding ? { 'content-encoding': page.encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : page.bytes);
}

type Page = { readonly bytes: Buffer; readonly encoding?: string };

/** The page for what isn't there, in the smallest form that the browser takes and the build wrote. */
async function readNotFoundPage(folder: string, accepted = ''): Promise<Page> {
  const forms = [
    { ending: '.br', encoding: 'br', taken: /\bbr\b/.test(accepted) },
    { ending: '.gz', encoding: 'gzip', taken: accepted.includes('gzip') },
    { ending: '', encoding: undefined, taken: true },
  ];
  for (const { ending, encoding } of forms.filter(({ taken }) => taken)) {
    const bytes = await readFile(join(folder, `404.html${ending}`)).catch(() => undefined);
    if (bytes) return encoding ? { bytes, encoding } : { bytes };
  }
  return { bytes: Buffer.from('Niet gevonden. Not found.') };
}
