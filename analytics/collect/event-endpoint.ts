import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPayload } from '../protocol/payload.ts';
import type { Payload } from '../protocol/payload.ts';
import type { Verdict } from '../protocol/judge.ts';
import { accepted, dropped, refused, tooMany, unavailable } from './acknowledge.ts';
import { readBody, refuseByHeaders } from './body.ts';
import type { Unreadable } from './body.ts';
import { guard } from './faults.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Metrics } from './metrics.ts';
import type { Trust } from './networks.ts';
import type { OverLimit, RateLimit } from './rate-limit.ts';
import { addressOf, dropReason } from './visitor.ts';

/** What the endpoint needs: who judges, who commits, who limits, who counts what happened. */
export type EndpointParts = {
  readonly judge: (payload: Payload) => Verdict;
  readonly commit: GroupCommit;
  readonly limit: RateLimit;
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
  { limit, metrics, trustProxy }: EndpointParts,
): boolean {
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
  const { judge, commit, metrics } = parts;
  const read = readPayload(body);
  const verdict: Verdict =
    'payload' in read ? judge(read.payload) : { kind: 'refused', refusal: read.refusal };
  const name = 'payload' in read ? read.payload.name : undefined;
  const overLimit = limitOf(request, verdict, name, parts);
  if (overLimit) {
    refuseTooMany(overLimit, response, metrics);
    return;
  }
  if (verdict.kind === 'refused') {
    metrics.refused('payload' in read ? 'plan' : 'body');
    refused(response, 400, verdict.refusal);
    return;
  }
  const reason = verdict.kind === 'dropped' ? verdict.reason : dropReason(request);
  if (verdict.kind === 'dropped' || reason !== undefined) {
    metrics.dropped(reason ?? 'unknown-event');
    dropped(response, reason ?? 'unknown-event');
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
