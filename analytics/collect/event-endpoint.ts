import type { IncomingMessage, ServerResponse } from 'node:http';
import { EVENT } from '../plan/names.ts';
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

function refuseTooMany(
  { waitSeconds }: OverLimit,
  response: ServerResponse,
  metrics: Metrics,
): void {
  metrics.refused('rate');
  tooMany(response, waitSeconds);
}

/** What is counted as a start has a budget of its own; all else shares one, also what is refused. */
function isOverLimit(
  request: IncomingMessage,
  response: ServerResponse,
  { limit, metrics, trustProxy }: EndpointParts,
  isStart = false,
): boolean {
  if (!limit.isOn) return false;
  const address = addressOf(request, trustProxy);
  const overLimit = isStart ? limit.start(address) : limit.event(address);
  if (overLimit) refuseTooMany(overLimit, response, metrics);
  return overLimit !== undefined;
}

/** What another site's page asks: whether it may, or that an event counts. */
function foreignTo(
  ownSite: OwnSite,
  { method, headers }: IncomingMessage,
): 'cors' | 'other-site' | undefined {
  if (method === 'OPTIONS') return 'cors';
  return method === 'POST' && !ownSite.mayHaveSent(headers) ? 'other-site' : undefined;
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
    if (isOverLimit(request, response, parts)) return;
    metrics.refused('body');
    refused(response, 400, read.refusal);
    return;
  }
  const { payload } = read;
  const verdict = judging.judge(payload);
  const isStart = verdict.kind === 'counted' && payload.name === EVENT.start;
  if (isOverLimit(request, response, parts, isStart)) return;
  if (!ownSite.isAbout(payload.url, request.headers)) {
    metrics.refused('other-site');
    notOurs(response, 'other-site');
    return;
  }
  const reason = dropReason(request) ?? spamReason(payload);
  if (!isOfUnknownPlan(verdict)) settle(verdict, reason, response, parts);
  else void judging.judgeAnew(payload).then((anew) => settle(anew, reason, response, parts));
}

const spamReason = ({ referrer }: Payload): 'spam-referrer' | undefined =>
  isSpamReferrer(referrer) ? 'spam-referrer' : undefined;

/** Counts an event, or tells its sender why it isn't counted. */
function settle(
  verdict: Verdict,
  reason: string | undefined,
  response: ServerResponse,
  { commit, metrics }: EndpointParts,
): void {
  if (verdict.kind === 'refused') {
    metrics.refused('plan');
    refused(response, 400, verdict.refusal);
    return;
  }
  if (verdict.kind === 'not-yet') {
    metrics.refused('version');
    notYet(response, verdict.refusal);
    return;
  }
  if (verdict.kind === 'dropped' || reason !== undefined) {
    const why = verdict.kind === 'dropped' ? verdict.reason : (reason ?? '');
    metrics.dropped(why);
    dropped(response, why);
    return;
  }
  const began = performance.now();
  commit.add(verdict.increments, verdict.submission, (error) => {
    if (error) {
      metrics.refused('store');
      unavailable(response);
      return;
    }
    metrics.accepted(performance.now() - began);
    accepted(response);
  });
}
