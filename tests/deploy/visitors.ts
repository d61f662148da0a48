import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { START_PATIENCE, deliver } from '../../src/measure/delivery.ts';
import type { Proxy } from '../support/proxies.ts';

const [registered] = readPlans();
if (!registered) throw new Error('there is a study plan');
const { plan, version } = registered;

/** A start with a number of its own, as the browser sends it. */
export function newStart(): { readonly body: string; readonly submission: string } {
  const p = composeProperties(
    { study: plan.id, version },
    { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' },
  );
  const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
  return { body, submission: p.submission ?? '' };
}

type Ask = {
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address to ask from. */
  readonly from?: string;
};

/** Visitors of a proxy who keep their lines open, and how their bounded questions ended. */
export function visitorsOf(proxy: Pick<Proxy, 'port' | 'certificate'>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ask = async ({ path, body, headers, from }: Ask): Promise<number> => {
    const asked = request({
      agent: from === undefined ? agent : false,
      ...(from === undefined ? {} : { localAddress: from }),
      host: '127.0.0.1',
      port: proxy.port,
      servername: 'example.nl',
      ca: proxy.certificate,
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host: 'example.nl',
        'user-agent': 'Mozilla/5.0 (a browser)',
        ...(body === undefined
          ? {}
          : { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
    });
    asked.end(body);
    const [response] = await once(asked, 'response');
    await response.toArray();
    return response.statusCode;
  };
  return {
    ask,
    page: (path = '/'): Promise<number> => ask({ path }),
    /** An event once, under a number of its own. */
    once: ({ body, submission }: ReturnType<typeof newStart>): Promise<number> =>
      ask({ path: '/api/event', body, headers: { 'x-submission': submission } }).catch(() => 502),
    /** A start, repeated as the browser repeats it; 202 where it was counted in time. */
    async start(): Promise<number> {
      const { body, submission } = newStart();
      let status = 0;
      await deliver(
        async (within) => {
          const asked = ask({ path: '/api/event', body, headers: { 'x-submission': submission } });
          const cut = setTimeout(within, 504, { ref: false });
          status = await Promise.race([asked, cut]).catch(() => 502);
          return { verdict: status === 202 ? 'counted' : status < 429 ? 'refused' : 'unsure' };
        },
        START_PATIENCE,
        { now: () => performance.now(), sleep: (milliseconds) => setTimeout(milliseconds) },
      );
      return status;
    },
    leave(): void {
      agent.destroy();
    },
  };
}

/** How often each answer was given. */
export function tally(statuses: readonly number[]): Readonly<Record<number, number>> {
  const counted: Record<number, number> = {};
  for (const status of statuses) counted[status] = (counted[status] ?? 0) + 1;
  return counted;
}
