import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPayload } from '../protocol/payload.ts';
import type { Payload } from '../protocol/payload.ts';
import type { Verdict } from '../protocol/judge.ts';
import {
  accepted,
  dropped,
  notOurs,
  notYet,
  refused,
  tooMany,
  unavailable,
} from './acknowledge.ts';
import { readBody, refuseByHeaders } from './body.ts';
import type { Unreadable } from './body.ts';
import { guard } from './faults.ts';
import type { GroupCommit } from './group-commit.ts';
import { isOfUnknownPlan } from './judging.ts';
import type { Judging } from './judging.ts';
import type { Metrics } from './metrics.ts';
import type { Trust } from './networks.ts';
import type { OwnSite } from './own-site.ts';
import type { OverLimit, RateLimit } from './rate-limit.ts';
import { isSpamReferrer } from './spam-referrers.ts';
import { addressOf, dropReason } from './visitor.ts';

/** What the endpoint needs: who judges, who commits, who limits, who counts what happened. */
export type EndpointParts = {
  readonly judging: Judging;
  readonly commit: GroupCommit;
  readonly limit: RateLimit;
  readonly ownSite: OwnSite;
  readonly metrics: Metrics;
  readonly trustProxy: Trust;
  /** Whether what is read now was given up meanwhile, so that another collector may have counted it. */
  readonly stoodStill: () => boolean;
};

/** Handles `POST /api/event`: parse → judge → tally → acknowledge. */
export function createEventEndpoint(parts: EndpointParts) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const early = refuseEarly(request, response, parts);
    if (early) {
      request.resume();
      return;
    }
    readBody(request, (body) => {
      guard(response, () => {
        if (typeof body === 'string') handle(body, request, response, parts);
        else refuseUnreadable(body, response, parts.metrics);
      });
    });
  };
}

/** Refuses by method, rate and headers, before anything of the body is read. */
function refuseEarly(
  request: IncomingMessage,
  response: ServerResponse,
  { limit, metrics, ownSite, trustProxy }: EndpointParts,
): boolean {
  const foreign = foreignTo(ownSite, request);
  if (foreign) {
    metrics.refused(foreign);
    notOurs(response, foreign);
    return true;
  }
  if (request.method !== 'POST') {
    metrics.refused('method');
    const found = request.method ?? 'nothing';
    refused(response, 405, { field: 'method', found, expected: 'POST' }, { allow: 'POST' });
    return true;
  }
  const overLimit = limit.isOn ? limit.request(addressOf(request, trustProxy)) : undefined;
  if (overLimit) {
    refuseTooMany(overLimit, response, metrics);
    return true;
  }
  const unreadable = refuseByHeaders(request);
  if (unreadable) refuseUnreadable(unreadable, response, metrics);
  return unreadable !== undefined;
}

/** What another site's page asks: whether it may, or that an event counts. */
function foreignTo(ownSite: OwnSite, request: IncomingMessage): 'cors' | 'other-site' | undefined {
  if (request.method === 'OPTIONS') return 'cors';
  return request.method === 'POST' && !ownSite.mayHaveSent(request) ? 'other-site' : undefined;
}

function refuseTooMany(
  { waitSeconds }: OverLimit,
  response: ServerResponse,
  metrics: Metrics,
): void {
  metrics.refused('rate');
  tooMany(response, waitSeconds);
}

/** What is counted as a start has a budget of its own; all else shares one, also what is refused. */
function limitOf(
  request: IncomingMessage,
  verdict: Verdict,
  name: string | undefined,
  { limit, trustProxy }: EndpointParts,
): OverLimit | undefined {
  if (!limit.isOn) return undefined;
  const address = addressOf(request, trustProxy);
  const isStart = verdict.kind === 'counted' && name === 'start';
  return isStart ? limit.start(address) : limit.event(address);
}

function refuseUnreadable(
  { status, ...explanation }: Unreadable,
  response: ServerResponse,
  metrics: Metrics,
): void {
  metrics.refused(status === 413 ? 'size' : status === 415 ? 'content-type' : 'body');
  // The connection stays: closed on who is still sending, it would lose the answer on the way.
  refused(response, status, explanation);
}

function handle(
  body: string,
  request: IncomingMessage,
  response: ServerResponse,
  parts: EndpointParts,
): void {
  const { judging, metrics, ownSite } = parts;
  const read = readPayload(body);
  if ('refusal' in read) {
    settle({ verdict: { kind: 'refused', refusal: read.refusal } }, request, response, parts);
    return;
  }
  const { payload } = read;
  if (!ownSite.isAbout(payload.url, request)) {
    metrics.refused('other-site');
    notOurs(response, 'other-site');
    return;
  }
  const verdict = judging.judge(payload);
  if (!isOfUnknownPlan(verdict)) {
    settle({ payload, verdict }, request, response, parts);
    return;
  }
  void judging.judgeAnew(payload).then((anew) => {
    guard(response, () => settle({ payload, verdict: anew }, request, response, parts));
  });
}

/** An event as it was read, if it could be, and what is to be done with it. */
type Judged = { readonly payload?: Payload; readonly verdict: Verdict };

/** Counts an event, or tells its sender why it isn't counted. */
function settle(
  { payload, verdict }: Judged,
  request: IncomingMessage,
  response: ServerResponse,
  parts: EndpointParts,
): void {
  const { commit, metrics } = parts;
  const overLimit = limitOf(request, verdict, payload?.name, parts);
  if (overLimit) {
    refuseTooMany(overLimit, response, metrics);
    return;
  }
  if (verdict.kind === 'refused') {
    metrics.refused(payload ? 'plan' : 'body');
    refused(response, 400, verdict.refusal);
    return;
  }
  if (verdict.kind === 'not-yet') {
    metrics.refused('version');
    notYet(response, verdict.refusal);
    return;
  }
  const spam = payload !== undefined && isSpamReferrer(payload.referrer);
  const reason =
    verdict.kind === 'dropped'
      ? verdict.reason
      : (dropReason(request) ?? (spam ? 'spam-referrer' : undefined));
  if (verdict.kind === 'dropped' || reason !== undefined) {
    metrics.dropped(reason ?? 'unknown-event');
    dropped(response, reason ?? 'unknown-event');
    return;
  }
  if (parts.stoodStill()) {
    metrics.refused('stalled');
    unavailable(response, 'stalled');
    return;
  }
  const began = performance.now();
  commit.add(verdict.increments, verdict.submission, (error) => {
    if (error) {
      metrics.refused('store');
      unavailable(response, 'store');
      return;
    }
    metrics.accepted(performance.now() - began);
    accepted(response);
  });
}
