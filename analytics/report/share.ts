import { wilson } from '../estimate/wilson.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Group } from './contrast.ts';
import { tooSmall } from './disclosure.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding } from './schema.ts';

const ASSUMES: Text = {
  nl: 'Elk bezoek staat op zichzelf. Dit beschrijft wie meedeed; het is geen effect.',
  en: 'Every visit stands on its own. This describes those who took part; it is not an effect.',
};

/** A share with Wilson's interval, or the reason why it isn't shown. */
export function shareFinding(plan: StudyPlan, group: Group): Finding {
  const { n, cases } = group;
  const reasons = tooSmall({ id: 'share', rows: [{ arm: 'all', n, cases }] }, plan.publication);
  if (reasons.length > 0) return { kind: 'withheld', reasons };
  const { estimate, interval } = wilson(cases, n);
  return {
    kind: 'figure',
    unit: 'share',
    estimate,
    intervals: [published(interval, CITATIONS.wilson)],
    samples: [{ name: group.name, n, cases }],
    assumes: ASSUMES,
  };
}
