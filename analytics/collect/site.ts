import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Names with a hash of their content never change, so they may be kept for ever. */
const HASHED = /\/assets\//;

/** Serves the built site from a folder; a rebuilt site is served without a restart. */
export function createSite(folder: string) {
  // Looking at the disk on each request is what lets a freshly published site appear at once.
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      response.setHeader(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', ...SECURITY_HEADERS }).end();
      return;
    }
    serve(request, response, () => void notFound(folder, request, response));
  };
}

/** Answers with the site's own page for what isn't there. */
async function notFound(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  if (!path.endsWith('/') && existsSync(join(folder, decodePath(path), 'index.html'))) {
    response.writeHead(308, { location: `${path}/`, ...SECURITY_HEADERS }).end();
    return;
  }
  const page = await readFile(join(folder, '404.html')).catch(() => 'Niet gevonden. Not found.');
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', ...SECURITY_HEADERS });
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** The path of a request; one that can't be decoded or climbs out leads nowhere. */
function decodePath(path: string): string {
  const parsed = URL.parse(path, 'http://site.invalid');
  try {
    return parsed ? decodeURIComponent(parsed.pathname) : '/nowhere';
  } catch {
    return '/nowhere';
  }
}
