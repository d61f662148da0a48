import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AcceptedPlan } from '../protocol/judge.ts';
import type { BackgroundStore } from '../tally/background-store.ts';
import { createEventEndpoint } from './event-endpoint.ts';
import type { FlushingStore } from './flushing.ts';
import { createGroupCommit } from './group-commit.ts';
import { guard } from './faults.ts';
import { createJudging } from './judging.ts';
import { log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { readTrust } from './networks.ts';
import { createOwnSite } from './own-site.ts';
import type { PlanFolder } from './plan-folder.ts';
import { createRateLimit } from './rate-limit.ts';
import { watchStore, whyNotReady } from './readiness.ts';
import { readTarget } from './request-target.ts';
import { LOCKED_HEADERS } from './security-headers.ts';
import type { Settings } from './settings.ts';
import { createSite } from './site.ts';

const EVENTS = '/api/event';
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
  /** Resolves to whether there is a site to serve. */
  siteIsReady(): Promise<boolean>;
  /** @param patience for answers that are under way, in milliseconds */
  stop(patience?: number): Promise<void>;
};

type Parts = {
  readonly settings: Settings;
  readonly store: BackgroundStore & Partial<Pick<FlushingStore, 'flushStatus'>>;
  /** A folder of plans is read again while the collector runs; a list stays as it is. */
  readonly plans: PlanFolder | readonly AcceptedPlan[];
};

/** Puts the parts of a collector together; it takes no connections until its server listens. */
export function createCollector({ settings, store: given, plans }: Parts): Collector {
  const store = watchStore(given);
  const flushStatus = () => given.flushStatus?.();
  const metrics = createMetrics(flushStatus);
  const commit = createGroupCommit({ store });
  const judging = createJudging(plans);
  const trustProxy = readTrust(settings.TRUST_PROXY);
  const event = createEventEndpoint({
    judging,
    commit,
    limit: createRateLimit({
      perMinute: settings.RATE_LIMIT,
      startsPerHour: settings.START_LIMIT,
      times: settings.SHARED_NETWORKS,
    }),
    metrics,
    ownSite: createOwnSite(settings.SITE_URL, trustProxy),
    trustProxy,
  });
  const site = createSite(settings.SITE_DIR);
  const ready = async (response: ServerResponse): Promise<void> => {
    const faults = await whyNotReady({
      siteIsReady: site.isReady,
      lastCommitSucceeded: store.lastCommitSucceeded,
      oldestDueSeconds: () => flushStatus()?.oldestDue ?? 0,
      limitSeconds: settings.READY_FLUSH_SECONDS,
    });
    if (faults.length === 0) text(response, 'ready\n');
    else text(response, `${faults.join('\n')}\n`, 503);
  };

  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT,
      headersTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => {
      guard(response, () => {
        // Events come most, and in this form: they don't wait for a reading of the address.
        const path = request.url === EVENTS ? EVENTS : readTarget(request.url).path;
        if (path === EVENTS) event(request, response);
        else if (path === '/healthz') text(response, 'ok\n');
        else if (path === '/readyz') void ready(response);
        else if (path === '/metrics') text(response, metrics.render());
        else site.answer(request, response);
      });
    },
  );
  const settleOrTry = async (): Promise<void> => {
    await store.tryAgain();
    await store.settle();
  };
  const forget = setInterval(() => void attempt('forget', commit.forgetOlder), MINUTE);
  const reread = setInterval(() => void judging.reread(), REREAD_EVERY);
  const settle = setInterval(() => void attempt('settle', settleOrTry), SETTLE_EVERY);

  return {
    server,
    rereadPlans: judging.reread,
    siteIsReady: site.isReady,
    async stop(patience = 3000) {
      clearInterval(forget);
      clearInterval(reread);
      clearInterval(settle);
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
      await commit.settled();
      server.closeAllConnections();
      await site.close();
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

function text(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...LOCKED_HEADERS,
  });
  response.end(body);
}
