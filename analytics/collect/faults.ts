import type { ServerResponse } from 'node:http';
import { log } from './log.ts';
import { LOCKED_HEADERS } from './security-headers.ts';

/**
 * Tells the log of a fault that nobody expected: its kind and where in the code, never its message,
 * which may repeat what a request held.
 */
export function logFault(event: string, error: unknown): void {
  if (!(error instanceof Error)) {
    log('error', event, { kind: typeof error });
    return;
  }
  const { code } = error as NodeJS.ErrnoException;
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  log('error', event, {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.map((line) => line.trim()).join('\n'),
  });
}

/** Does what answers one request; should that fail, this request alone hears of it. */
export function guard(response: ServerResponse, work: () => void): void {
  try {
    work();
  } catch (error) {
    logFault('request-failed', error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'content-length': 0, ...LOCKED_HEADERS }).end();
  }
}
