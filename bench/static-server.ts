import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import sirv from 'sirv';

const TEXT = /\.(html|css|js|svg|json|xml|txt)$/;

/** A folder that is served, gzipped, with an answer for what a page may send. */
export type Served = { readonly url: string; close(): void };

function compress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (TEXT.test(name))
      writeFileSync(
        `${file}.gz`,
        gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }),
      );
  }
}

/** Serves a built site, each in the same way. */
export async function serve(folder: string): Promise<Served> {
  compress(folder);
  const files = sirv(folder, { gzip: true, etag: true });
  const server = createServer((request, response) => {
    if (request.method === 'POST') response.writeHead(202).end();
    else files(request, response, () => void response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
