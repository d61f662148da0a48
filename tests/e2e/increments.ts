import { readAcceptedPlans } from '../../analytics/plan/read.ts';
import { createJudge } from '../../analytics/protocol/judge.ts';
import type { Count } from '../../analytics/tally/count.ts';

/** An event as the panel "what this page has sent" shows it. */
export type ShownEvent = {
  readonly name: string;
  readonly url: string;
  readonly referrer: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** Each event on the panel "what this page has sent". */
export const PANEL_EVENTS = '[data-sent-list] [data-event]';

/** Reads events off the panel, word for word; runs in the page, so it uses nothing from outside. */
export function readEvents(papers: Element[]): ShownEvent[] {
  return papers.map((paper) => {
    const lines = [...paper.querySelectorAll('dl > div')].map((line) => [
      line.querySelector('dt')?.textContent ?? '',
      line.querySelector('dd')?.textContent ?? '',
    ]);
    const { url = '', referrer = '', ...properties } = Object.fromEntries(lines);
    return {
      name: paper.querySelector('.receipt__title')?.textContent ?? '',
      url,
      referrer,
      properties,
    };
  });
}

/** What the shown events raise, by the plan. */
export function raisedBy(events: readonly ShownEvent[]): Record<string, number> {
  const judge = createJudge(readAcceptedPlans(new Date()));
  const raised: Record<string, number> = {};
  for (const event of events) {
    const verdict = judge(event);
    if (verdict.kind !== 'counted')
      throw new Error(`the panel shows a ${event.name} that no plan counts`);
    for (const { table, cell } of verdict.increments)
      raised[`${table} ${cell}`] = (raised[`${table} ${cell}`] ?? 0) + 1;
  }
  return raised;
}

/** What stands in the store, in the same form. */
export const stored = (counts: readonly Count[]): Record<string, number> =>
  Object.fromEntries(counts.map(({ table, cell, n }) => [`${table} ${cell}`, n]));
