import { EstimationError } from '../estimate/estimation-error.ts';
import { compareArms } from '../estimate/finishing.ts';
import type { ArmComparison, Stratum } from '../estimate/finishing.ts';
import { excessTooFast } from '../estimate/forging.ts';
import { controlArm } from '../plan/arms.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells, Where } from './cells.ts';
import type { Counted } from './counted.ts';
import { contrastOf, finishContrast } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { CITATIONS } from './citations.ts';
import { decimal } from './numbers.ts';
import { clockOf, messagesOf, visitsOf } from './judging.ts';
import { RELEASED } from './released-tables.ts';
import type { Check } from './schema.ts';

/** Error of each of these checks over all looks (statistics-2.md section 5). */
const CHECK_ALPHA = 0.01;

/** A check with what it found; nothing where there is too little to compare. */
export type ArmCheck = { readonly check: Check; readonly found: ArmComparison | undefined };

/** Who finishes, of everyone allocated, by arm and by arm among those asked beforehand or not. */
export function finishCheck(plan: StudyPlan, counted: Counted): ArmCheck {
  const strata = finishStrata(plan, counted);
  const found = compared(plan, strata);
  const samples = finishContrast(plan, counted.of(RELEASED.finishing)).arms;
  const name = { nl: 'Wie het afmaakt', en: 'Those who finish' };
  if (!found) return { check: tooFew('finishers', name), found };
  return {
    found,
    check: {
      id: 'finishers',
      name,
      verdict: found.differs ? 'failed' : 'passed',
      explanation: found.differs ? whoLeaves(plan, found) : EQUALLY,
      samples: samples.map(({ name: arm, n, cases }) => ({ name: arm, n, cases })),
      statistic: { text: textOf(found), ...CITATIONS.horizon },
    },
  };
}

const EQUALLY: Text = {
  nl: 'De groepen verschillen niet aantoonbaar in wie de zelftest afmaakt. Kleine verschillen zijn niet uitgesloten; daarom staan bij antwoorden altijd grenzen.',
  en: 'The groups do not demonstrably differ in who finishes the self-check. Small differences are not excluded; therefore answers always have bounds.',
};

/** By stratum where the finer table is as far as the coarse one, or else by arm alone. */
function finishStrata(plan: StudyPlan, counted: Counted): Contrast[] {
  const whole = finishContrast(plan, counted.of(RELEASED.finishing));
  if (plan.preAskedShare === 0) return [whole];
  const fine = counted.of(RELEASED.finishingAsked);
  const strata = (['no', 'yes'] as const).map((preAsked) =>
    finishContrast(plan, fine, { preAsked }),
  );
  const n = strata.reduce((sum, stratum) => sum + visitsOf(stratum), 0);
  return n === visitsOf(whole) ? strata : [whole];
}

/** In words: which arms, and in which direction. */
function whoLeaves(plan: StudyPlan, { pooled, arms, strata }: ArmComparison): Text {
  const ids = plan.arms.filter(({ id }) => id !== controlArm(plan));
  const nl: string[] = [];
  const en: string[] = [];
  const say = (claim: string, name: Text, among: Text = { nl: '', en: '' }) => {
    if (claim === 'none') return;
    const less = claim === 'fewer';
    nl.push(`bij "${name.nl}"${among.nl} maken ${less ? 'minder' : 'meer'} mensen het af`);
    en.push(`with "${name.en}"${among.en} ${less ? 'fewer' : 'more'} people finish`);
  };
  for (const { claim, arm } of arms) say(claim, ids[arm]?.name ?? NOBODY);
  for (const { claim, arm, stratum } of strata)
    say(claim, ids[arm]?.name ?? NOBODY, stratum === 0 ? NOT_ASKED : ASKED);
  if (nl.length === 0) say(pooled.claim, MESSAGES);
  return {
    nl: `Vergeleken met de neutrale tekst: ${nl.join('; ')}. Daarom staan bij antwoorden alleen grenzen, geen schatting.`,
    en: `Compared with the neutral text: ${en.join('; ')}. Therefore answers have bounds only, and no estimate.`,
  };
}

const NOBODY: Text = { nl: '', en: '' };
const MESSAGES: Text = { nl: 'de teksten samen', en: 'the texts together' };
const NOT_ASKED: Text = { nl: ' (niet vooraf gevraagd)', en: ' (not asked beforehand)' };
const ASKED: Text = { nl: ' (wel vooraf gevraagd)', en: ' (asked beforehand)' };

/** Too fast to have been read, of everyone allocated, by arm, with the visits beyond the slowest arm. */
export function paceCheck(
  plan: StudyPlan,
  counted: Counted,
): ArmCheck & { readonly excess: ReadonlyMap<string, number> } {
  const contrast = paceContrast(plan, counted);
  const found = compared(plan, [contrast]);
  const name = { nl: 'Te snel om gelezen te zijn', en: 'Too fast to have been read' };
  if (!found) return { check: tooFew(TABLE.pace, name), found, excess: new Map() };
  const excess = excessTooFast(
    contrast.arms.map(({ n, cases }) => ({ tooFast: cases, allocated: n })),
  );
  return {
    found,
    excess: new Map(
      found.differs ? contrast.arms.map(({ arm }, place) => [arm, excess[place] ?? 0]) : [],
    ),
    check: {
      id: TABLE.pace,
      name,
      verdict: found.differs ? 'failed' : 'for-information',
      explanation: found.differs ? FASTER : included(plan),
      samples: contrast.arms.map(({ name: arm, n, cases }) => ({ name: arm, n, cases })),
      statistic: { text: textOf(found), ...CITATIONS.horizon },
    },
  };
}

const FASTER: Text = {
  nl: 'In de ene groep zijn meer bezoeken te snel om gelezen te zijn dan in de andere. Dat kan nagemaakt zijn; daarom beoordelen we ook zonder die bezoeken.',
  en: 'In one group more visits were too fast to have been read than in another. They may be forged; therefore we also judge without those visits.',
};
const included = ({ minimumSeconds }: StudyPlan): Text => ({
  nl: `Zo veel mensen waren binnen ${minimumSeconds} seconden klaar. De groepen verschillen daarin niet aantoonbaar. Zij tellen mee: wie ze weglaat, kiest achteraf uit.`,
  en: `This many people were done within ${minimumSeconds} seconds. The groups do not demonstrably differ in it. They are included: leaving them out would be choosing afterwards.`,
});

/** Too fast, of everyone allocated. */
export const paceContrast = (plan: StudyPlan, counted: Counted, where: Where = {}): Contrast => {
  const cells: Cells = counted.any;
  return contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.allocated, { ...where, arm }),
    cases: counted.of(TABLE.pace).total(TABLE.pace, { ...where, arm, pace: 'too_fast' }),
  }));
};

/** The comparison of arms; nothing where a group is empty or counts can't be. */
function compared(plan: StudyPlan, contrasts: readonly Contrast[]): ArmComparison | undefined {
  const strata: Stratum[] = contrasts.map((contrast) => ({
    control: contrast.control,
    messages: messagesOf(plan, contrast),
  }));
  const n = contrasts.reduce((sum, contrast) => sum + visitsOf(contrast), 0);
  if (n === 0) return undefined;
  try {
    const found = compareArms(strata, clockOf(plan, n), CHECK_ALPHA);
    return found.pooled.estimable ? found : undefined;
  } catch (error) {
    // An empty arm, or more cases than starts, which the check of the counts says aloud.
    if (error instanceof EstimationError) return undefined;
    throw error;
  }
}

const textOf = ({ pooled }: ArmComparison): string => {
  const [difference, low, high] = [pooled.estimate, pooled.lower, pooled.upper].map((share) =>
    decimal(100 * share, 1),
  );
  return `${difference} (${low}; ${high}), alpha = ${pooled.alpha}`;
};

const tooFew = (id: string, name: Text): Check => ({
  id,
  name,
  verdict: 'too-few',
  explanation: {
    nl: 'Nog te weinig bezoeken om de groepen te vergelijken.',
    en: 'Too few visits to compare the groups yet.',
  },
  samples: [],
});
