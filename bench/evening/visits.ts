import { EVENT, PROPERTY } from '../../analytics/plan/names.ts';
import { deriveEvents } from '../../analytics/plan/tables.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import type { Stream } from '../../analytics/simulate/stream.ts';
import { LATER_PATIENCE, START_PATIENCE, deliver } from '../../src/measure/delivery.ts';
import type { Answer as Delivered } from '../../src/measure/delivery.ts';
import type { Ledger } from './ledger.ts';
import { openLine } from './line.ts';
import type { Answer, Line } from './line.ts';
import type { Stack } from './stack.ts';

const EVENTS = '/api/event';
const BROWSER =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const BOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const [BOTS, HOSTILE, SLOW, SHARED_ADDRESS, RELOADS, CHECKS, CLOSES] = [
  0.05, 0.01, 0.3, 0.2, 0.1, 0.6, 0.03,
];
/** How long somebody answers questions, in milliseconds: a fifth of a fast visit, so that an evening holds many. */
const THINKING = 4000;

/** What an answer was to: its time and status are noted apart. */
export type Kind = 'page' | 'asset' | 'view' | 'start' | 'finish' | 'hostile';

type Parts = {
  readonly stack: Pick<Stack, 'proxy'>;
  readonly registered: RegisteredPlan;
  readonly ledger: Ledger;
  readonly stream: Stream;
  readonly note: (kind: Kind, answer: Answer) => void;
  /** Addresses of pages: the home page, and the self-check. */
  readonly pages: readonly [string, string];
};

type Event = { readonly name: Kind; readonly body: string; readonly submission: string };

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
const clock = { now: () => performance.now(), sleep: pause };

/** People, robots and attackers who come to the site. */
export function createVisits({ stack, registered, ledger, stream, note, pages }: Parts) {
  const { port, certificate } = stack.proxy;
  const unsettled: Event[] = [];
  const lost: Record<string, number> = { start: 0, finish: 0, closed: 0 };
  const chance = (share: number): boolean => stream.uniform() < share;
  const pick = <T>(values: readonly T[]): T =>
    values[Math.floor(stream.uniform() * values.length)] as T;
  const byte = (): number => 1 + Math.floor(253 * stream.uniform());
  const specs = deriveEvents(registered.plan);

  /** An event of the plan with values drawn from all that it allows. */
  const compose = (name: 'start' | 'finish', preAsked: string): Event => {
    const spec = specs.find((each) => each.name === EVENT[name]);
    if (!spec) throw new Error(`the plan has no event ${name}`);
    const drawn = spec.context.map(({ name: key, values }) => [key, pick(values)]);
    const context = { ...Object.fromEntries(drawn), [PROPERTY.preAsked]: preAsked };
    const answers = spec.increments
      .filter(({ when }) => !when || when.values.includes(context[when.name] ?? ''))
      .map(({ key, values }) => [key, pick(values)] as const);
    const study = { study: registered.plan.id, version: registered.version };
    const p = composeProperties(study, context, Object.fromEntries(answers));
    const u = `https://example.nl:${port}${pages[1]}`;
    const body = JSON.stringify({ n: EVENT[name], u, d: 'example.nl', r: null, h: 0, p });
    return { name, body, submission: p[PROPERTY.submission] ?? '' };
  };

  const post = (line: Line, event: Event, within?: number): Promise<Answer> =>
    line.ask(EVENTS, {
      ...{ method: 'POST', body: event.body },
      ...(within === undefined ? {} : { within }),
      headers: {
        'content-type': 'text/plain',
        'sec-fetch-site': 'same-origin',
        'user-agent': BROWSER,
        ...(event.submission ? { 'x-submission': event.submission } : {}),
      },
    });

  /** One delivery, judged as the page judges it; what was acknowledged goes into the books. */
  const attempt = async (line: Line, event: Event, within?: number): Promise<Delivered> => {
    const answer = await post(line, event, within);
    note(event.name, answer);
    const { status, headers } = answer;
    if (status === 202 && !headers['x-plausible-dropped']) {
      ledger.acknowledge(event.body, event.submission);
      return { verdict: 'counted' };
    }
    const final = status >= 400 && status < 500 && status !== 429;
    return {
      verdict: final || status === 202 ? 'refused' : 'unsure',
      wait: 1000 * (Number(headers['retry-after']) || 0),
    };
  };
  const send = async (line: Line, event: Event, patience: number): Promise<boolean> => {
    const counted = await deliver((within) => attempt(line, event, within), patience, clock);
    if (counted) return true;
    lost[event.name] = (lost[event.name] ?? 0) + 1;
    unsettled.push(event);
    return false;
  };

  const load = async (line: Line, path: string, agent: string): Promise<void> => {
    const headers = { 'user-agent': agent, 'accept-encoding': 'br, gzip' };
    const page = await line.ask(path, { headers: { 'user-agent': agent } });
    note('page', page);
    const assets = new Set(page.body.match(/\/assets\/[\w.-]+/g));
    const asked = [...assets].map(async (asset) =>
      note('asset', await line.ask(asset, { headers })),
    );
    await Promise.all(asked);
  };
  const view = async (line: Line, path: string): Promise<void> => {
    const u = `https://example.nl:${port}${path}`;
    const body = JSON.stringify({ n: EVENT.pageview, u, d: 'example.nl', r: null });
    note('view', await post(line, { name: 'view', body, submission: '' }));
  };

  const person = async (line: Line): Promise<void> => {
    await load(line, pages[0], BROWSER);
    if (chance(RELOADS)) await load(line, pages[0], BROWSER);
    await view(line, pages[0]);
    if (!chance(CHECKS)) return;
    await load(line, pages[1], BROWSER);
    await view(line, pages[1]);
    const preAsked = pick(['yes', 'no']);
    if (!(await send(line, compose('start', preAsked), START_PATIENCE))) return;
    await pause(THINKING * (0.5 + stream.uniform()));
    const finish = compose('finish', preAsked);
    if (chance(CLOSES)) {
      // The tab is closed while it sends: nobody knows what became of it until it is asked again.
      const headers = { 'content-type': 'text/plain', 'x-submission': finish.submission };
      await line.ask(EVENTS, { method: 'POST', body: finish.body, headers, leave: true });
      unsettled.push(finish);
      lost.closed = (lost.closed ?? 0) + 1;
    } else await send(line, finish, LATER_PATIENCE);
  };
  const robot = async (line: Line): Promise<void> => {
    await load(line, pages[0], BOT);
    const { body } = compose('start', 'no');
    const headers = { 'content-type': 'text/plain', 'user-agent': BOT };
    const answer = await line.ask(EVENTS, { method: 'POST', body, headers });
    if (answer.status === 202 && !answer.headers['x-plausible-dropped'])
      throw new Error('a robot was counted');
  };
  const attacker = async (line: Line): Promise<void> => {
    const repeated = compose('start', 'no');
    const headers = { 'content-type': 'text/plain', 'user-agent': BROWSER };
    const bad = [
      '{"n":',
      'x'.repeat(20_000),
      repeated.body.replace(registered.plan.id, 'another'),
      repeated.body.replace(`"${PROPERTY.firstTime}":"`, '$&<script>'),
    ];
    const many = Array.from({ length: 30 }, () => attempt(line, { ...repeated, name: 'hostile' }));
    const wrong = bad.map((body) => line.ask(EVENTS, { method: 'POST', body, headers }));
    const foreign = { ...headers, 'sec-fetch-site': 'cross-site' };
    const others = Array.from({ length: 60 }, () =>
      line.ask(EVENTS, { method: 'POST', body: repeated.body, headers: foreign }),
    );
    for (const answer of await Promise.all([...wrong, ...others])) note('hostile', answer);
    const told = await Promise.all(many);
    // What was acknowledged is never asked again: so long after, another collector may answer.
    if (told.every(({ verdict }) => verdict !== 'counted')) unsettled.push(repeated);
  };

  return {
    lost,
    /** One visit from its first page to its last answer. */
    async visit(): Promise<void> {
      const address = chance(SHARED_ADDRESS)
        ? `127.1.0.${1 + Math.floor(3 * stream.uniform())}`
        : `127.${2 + (byte() % 200)}.${byte()}.${byte()}`;
      const line = openLine({ port, certificate, address, slow: chance(SLOW) });
      const who = stream.uniform();
      try {
        if (who < HOSTILE) await attacker(line);
        else if (who < HOSTILE + BOTS) await robot(line);
        else await person(line);
      } finally {
        line.close();
      }
    },
    /** Asks once more for everything whose fate is open, under its own number, until it is known. */
    async settle(): Promise<number> {
      const line = openLine({ port, certificate, address: '127.1.0.9', slow: false });
      for (const event of unsettled)
        for (;;) {
          const { verdict, wait = 0 } = await attempt(line, { ...event, name: 'hostile' });
          if (verdict === 'refused') throw new Error(`refused at last: ${event.body}`);
          if (verdict === 'counted') break;
          await pause(Math.max(100, wait));
        }
      line.close();
      return unsettled.length;
    },
  };
}
