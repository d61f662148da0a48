import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { guard } from './faults.ts';
import { LOCKED_HEADERS } from './security-headers.ts';
import { answerFrom, noSite } from './site-answer.ts';
import { createSiteWatch } from './site-watch.ts';

/** Answers that may wait on one connection for who asks without reading; a browser has one at a time. */
const MOST_WAITING = 100;

/** Serves the built site. */
export type SiteServer = {
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Whether there is a site to serve: looks again first. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

/** Serves the built site of a folder from memory; a rebuilt one is served without a restart. */
export function createSite(folder: string): SiteServer {
  const watch = createSiteWatch(folder);
  void watch.look();
  const answerNow = (request: IncomingMessage, response: ServerResponse): void => {
    const site = watch.current();
    if (site) answerFrom(site, request, response);
    else noSite(response, watch.folderExists());
  };
  return {
    answer(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD', ...LOCKED_HEADERS }).end();
        request.resume();
        return;
      }
      if (!mayWait(request.socket, response)) return;
      const looked = watch.look();
      if (looked) void looked.then(() => guard(response, () => answerNow(request, response)));
      else answerNow(request, response);
    },
    async isReady() {
      await watch.look();
      return watch.current()?.hasHome ?? false;
    },
    close: watch.close,
  };
}

/** Counts who waits on a connection; one that asks on and on without reading is let go. */
const waiting = new WeakMap<Socket, number>();
function mayWait(socket: Socket, response: ServerResponse): boolean {
  const ahead = waiting.get(socket) ?? 0;
  if (ahead >= MOST_WAITING) {
    socket.destroy();
    return false;
  }
  waiting.set(socket, ahead + 1);
  response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
  return true;
}
