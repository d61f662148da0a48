import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { listsStrongTag, listsTag, readRange } from './negotiation.ts';
import type { ByteRange } from './negotiation.ts';
import { decodePath, readTarget } from './request-target.ts';
import { LOCKED_HEADERS } from './security-headers.ts';
import { chooseForm } from './site-files.ts';
import type { Form, Site } from './site-files.ts';

/** No site yet: it is being built, and somebody may come back; or the folder holds none. */
export function noSite(response: ServerResponse, folderExists: boolean): void {
  const type = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  const body = folderExists ? 'Niet gevonden. Not found.\n' : 'Zo meteen. In a moment.\n';
  const length = { 'content-length': Buffer.byteLength(body) };
  const wait = folderExists ? {} : { 'retry-after': '5' };
  response.writeHead(folderExists ? 404 : 503, { ...type, ...length, ...wait, ...LOCKED_HEADERS });
  response.end(body);
}

/** Answers from a site: with what is at the address, where that is, or that nothing is. */
export function answerFrom(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const { path, query } = readTarget(request.url);
  const name = decodePath(path);
  const file = name === undefined ? undefined : site.find(name);
  if (file) {
    sendForm(site, chooseForm(file, request.headers['accept-encoding']), request, response);
    return;
  }
  if (name !== undefined && site.find(`${name}/`)) redirect(response, `${name}/`, query);
  else sendNotFound(site, request, response);
}

/**
 * A page has one address, with its last slash. The place is one that the site has, so nothing that was
 * asked ("//host/page") can lead to another host.
 */
function redirect(response: ServerResponse, page: string, query: string | undefined): void {
  const plain = query?.replace(/[^\x21-\x7e]/g, encodeURIComponent);
  const location = encodeURI(page) + (plain === undefined ? '' : `?${plain}`);
  response.writeHead(308, { location, 'content-length': 0, ...LOCKED_HEADERS }).end();
}

/** Answers with the site's own page for what isn't there. */
function sendNotFound(site: Site, request: IncomingMessage, response: ServerResponse): void {
  if (!site.notFound) {
    noSite(response, true);
    return;
  }
  const { content, headers } = chooseForm(site.notFound, request.headers['accept-encoding']);
  response.writeHead(404, without(['etag', 'accept-ranges', 'cdn-cache-control'], headers));
  sendContent(site, { content, response, bodiless: request.method === 'HEAD' });
}

/** Sends a form of a file: whole, the part that was asked for, or word that the asker has it. */
function sendForm(
  site: Site,
  form: Form,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !listsStrongTag(ifMatch, form.tag)) {
    response.writeHead(412, { 'content-length': 0, ...withoutBody(form.headers) }).end();
    return;
  }
  const known = headers['if-none-match'];
  if (known !== undefined && listsTag(known, form.tag)) {
    response.writeHead(304, withoutBody(form.headers)).end();
    return;
  }
  const { content } = form;
  const bodiless = method === 'HEAD';
  const asked = bodiless || !stillWanted(headers['if-range'], form.tag) ? undefined : headers.range;
  const range = asked === undefined ? undefined : readRange(asked, content.size);
  if (range === undefined) {
    response.writeHead(200, form.headers);
    sendContent(site, { content, response, bodiless });
  } else if (range === 'impossible') {
    const size = { 'content-range': `bytes */${content.size}`, 'content-length': 0 };
    response.writeHead(416, { ...withoutBody(form.headers), ...size }).end();
  } else {
    response.writeHead(206, {
      ...form.headers,
      'content-range': `bytes ${range.first}-${range.last}/${content.size}`,
      'content-length': range.last - range.first + 1,
    });
    sendContent(site, { content, response, range });
  }
}

/** A part is of use only to who has the rest of the same form; a date can't say that, so it doesn't count. */
const stillWanted = (condition: string | string[] | undefined, tag: string): boolean =>
  condition === undefined || condition === tag;

const without = (names: readonly string[], headers: OutgoingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** What an answer without the file says of it. */
const withoutBody = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders =>
  without(['content-type', 'content-length', 'content-encoding'], headers);

type Sending = {
  readonly content: Form['content'];
  readonly response: ServerResponse;
  readonly bodiless?: boolean;
  readonly range?: ByteRange;
};

function sendContent(site: Site, { content, response, bodiless, range }: Sending): void {
  const { bytes, handle, size } = content;
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (bodiless) response.end();
  else if (bytes) response.end(range ? bytes.subarray(first, last + 1) : bytes);
  else if (handle) {
    const release = site.hold();
    // Whoever leaves halfway, and a file that became shorter, end this answer alone.
    pipeline(readParts(handle, { first, last }), response)
      .catch(() => response.destroy())
      .finally(release);
  }
}

/** Bytes of a large file that are read at a time. */
const PART = 65_536;

async function* readParts(handle: FileHandle, { first, last }: ByteRange): AsyncGenerator<Buffer> {
  for (let place = first; place <= last;) {
    const part = Buffer.allocUnsafe(Math.min(PART, last - place + 1));
    const { bytesRead } = await handle.read(part, 0, part.length, place);
    if (bytesRead === 0) throw new Error('a file became shorter while it was sent');
    place += bytesRead;
    yield part.subarray(0, bytesRead);
  }
}
