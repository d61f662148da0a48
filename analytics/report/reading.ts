import { fragility } from '../estimate/fragility.ts';
import { numberNeeded } from '../estimate/number-needed.ts';
import type { Text } from '../plan/text.ts';
import { CITATIONS, published } from './citations.ts';
import { samplesOf } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import type { Finding, Result } from './schema.ts';

const NOT_ESTIMABLE: Text = {
  nl: 'Niet te berekenen: het interval van het verschil bevat nul.',
  en: 'Not estimable: the interval of the difference includes zero.',
};

const NEVER_ERASED: Text = {
  nl: 'Geen aantal valse bezoeken neemt dit weg: in de ene groep deed iedereen het, in de andere niemand.',
  en: 'No number of forged visits removes this: in one group everybody did it, in the other nobody.',
};

/** How many starts it takes for one more to do it (M11), only where zero is excluded. */
export function numberNeededResult(primary: Result): Result {
  return {
    id: 'number-needed',
    topic: 'reading',
    name: { nl: 'Nodig voor één extra keer de handeling', en: 'Needed for one more to do it' },
    estimand: {
      nl: 'Aantal begonnen bezoeken voor één extra keer de handeling',
      en: 'Number of started visits for one more to do it',
    },
    causal: true,
    finding: fromPrimary(primary, (figure) => {
      const [always] = figure.intervals;
      const needed = always
        ? numberNeeded(figure.estimate, {
            lower: always.low,
            upper: always.high,
            level: always.level,
          })
        : undefined;
      if (needed?.direction !== 'more') return { kind: 'withheld', reasons: [NOT_ESTIMABLE] };
      return {
        kind: 'figure',
        unit: 'visits',
        estimate: needed.estimate,
        intervals: [published(needed.interval, CITATIONS.numberNeeded)],
        samples: figure.samples,
        assumes: figure.assumes,
      };
    }),
  };
}

/** How many forged visits would be enough to erase the difference (M12). */
export function fragilityResult(primary: Result, contrast: Contrast): Result {
  return {
    id: 'fragility',
    topic: 'reading',
    name: { nl: 'Hoe makkelijk te vervalsen', en: 'How easily forged' },
    estimand: {
      nl: 'Kleinste aantal valse bezoeken dat het verschil zou wegnemen',
      en: 'Smallest number of forged visits that would remove the difference',
    },
    causal: false,
    finding: fromPrimary(primary, ({ intervals: [always], assumes }) => {
      const forged = always
        ? fragility(contrast.message, contrast.control, { lower: always.low, upper: always.high })
        : undefined;
      if (!forged) return { kind: 'withheld', reasons: [NOT_ESTIMABLE] };
      if (!Number.isFinite(forged.added)) return { kind: 'withheld', reasons: [NEVER_ERASED] };
      return {
        kind: 'count',
        unit: 'events',
        value: forged.added,
        ...CITATIONS.fragility,
        samples: samplesOf(contrast),
        assumes,
      };
    }),
  };
}

function fromPrimary(
  { finding }: Result,
  make: (figure: Extract<Finding, { kind: 'figure' }>) => Finding,
): Finding {
  return finding.kind === 'figure' ? make(finding) : finding;
}
