import type { IncomingMessage } from 'node:http';

/** The largest event that is read, in bytes. */
export const BODY_LIMIT = 8192;

/** Content types in which Plausible's clients send events. */
const CONTENT_TYPES = ['text/plain', 'application/json'];

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A request that can't be read: the status to answer with, and which part was wrong. */
export type Unreadable = {
  readonly status: 400 | 413 | 415;
  readonly field: string;
  readonly found: string;
  readonly expected: string;
};

const TOO_LARGE: Unreadable = {
  status: 413,
  field: 'body',
  found: `more than ${BODY_LIMIT} bytes`,
  expected: `at most ${BODY_LIMIT} bytes`,
};

/** Says why a request's headers already rule it out; `undefined` when its body may be read. */
export function refuseByHeaders({ headers }: IncomingMessage): Unreadable | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || !CONTENT_TYPES.includes(type)) {
    const found = type === undefined ? 'nothing' : JSON.stringify(type.slice(0, 60));
    return { status: 415, field: 'content-type', found, expected: CONTENT_TYPES.join(' or ') };
  }
  return Number(headers['content-length'] ?? 0) > BODY_LIMIT ? TOO_LARGE : undefined;
}

/** Reads a body of limited size as UTF-8; a client that leaves halfway is never heard of again. */
export function readBody(
  request: IncomingMessage,
  done: (body: string | Unreadable) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else if (size - chunk.length <= BODY_LIMIT) done(TOO_LARGE);
  });
  request.on('end', () => {
    if (size <= BODY_LIMIT) done(decode(chunks));
  });
}

function decode(chunks: readonly Buffer[]): string | Unreadable {
  try {
    const [first = Buffer.alloc(0)] = chunks;
    return decoder.decode(chunks.length === 1 ? first : Buffer.concat(chunks));
  } catch {
    return { status: 400, field: 'body', found: 'bytes that are no UTF-8', expected: 'UTF-8 text' };
  }
}
