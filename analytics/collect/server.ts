import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AcceptedPlan } from '../protocol/judge.ts';
import type { BackgroundStore } from '../tally/background-store.ts';
import { createEventEndpoint } from './event-endpoint.ts';
import { createGroupCommit } from './group-commit.ts';
import { createJudging } from './judging.ts';
import { log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createOwnSite } from './own-site.ts';
import type { PlanFolder } from './plan-folder.ts';
import { createRateLimit } from './rate-limit.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { Settings } from './settings.ts';
import { createSite } from './site.ts';

const MINUTE = 60_000;
const SETTLE_EVERY = 5_000;
const REREAD_EVERY = 5_000;
/** A client that needs longer than this for its headers or its body is let go. */
const REQUEST_TIMEOUT = 10_000;

/** A collector that listens, and how to stop it without losing what is in hand. */
export type Collector = {
  readonly server: Server;
  /** Takes in study plans that changed since they were last read; happens by itself every few seconds. */
  rereadPlans(): Promise<void>;
  stop(): Promise<void>;
};

type Parts = {
  readonly settings: Settings;
  readonly store: BackgroundStore;
  /** A folder of plans is read again while the collector runs; a list stays as it is. */
  readonly plans: PlanFolder | readonly AcceptedPlan[];
};

/** Puts the parts of a collector together; it takes no connections until its server listens. */
export function createCollector({ settings, store, plans }: Parts): Collector {
  const metrics = createMetrics();
  const commit = createGroupCommit({ store });
  const judging = createJudging(plans);
  const event = createEventEndpoint({
    judging,
    commit,
    limit: createRateLimit(settings.RATE_LIMIT),
    ownSite: createOwnSite(settings),
    metrics,
    trustProxy: settings.TRUST_PROXY === '1',
  });
  const site = createSite(settings.SITE_DIR);

  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT,
      headersTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => {
      const path = request.url?.split('?')[0];
      if (path === '/api/event') event(request, response);
      else if (path === '/healthz') text(response, 'ok\n');
      else if (path === '/metrics') text(response, metrics.render());
      else site(request, response);
    },
  );
  const forget = setInterval(() => void attempt('forget', commit.forgetOlder), MINUTE);
  const reread = setInterval(() => void judging.reread(), REREAD_EVERY);
  const settle = setInterval(() => void attempt('settle', store.settle), SETTLE_EVERY);

  return {
    server,
    rereadPlans: judging.reread,
    async stop() {
      clearInterval(forget);
      clearInterval(reread);
      clearInterval(settle);
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
      await commit.settled();
      server.closeAllConnections();
      await store.close();
    },
  };
}

/** Does what can be done again later; a store that can't do it now is told to the log. */
async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('error', `${what}-failed`, { reason: error instanceof Error ? error.message : 'unknown' });
  }
}

function text(response: ServerResponse<IncomingMessage>, body: string): void {
  const type = 'text/plain; version=0.0.4; charset=utf-8';
  response.writeHead(200, { 'content-type': type, ...SECURITY_HEADERS });
  response.end(body);
}
