import { formatCount } from '../plan/written.ts';
import type { Verdict } from '../estimate/verdict.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { decimal } from './numbers.ts';

/** The numbers and names that a verdict's sentence speaks of. */
export type VerdictFigures = {
  readonly plan: StudyPlan;
  /** The pooled difference as shares; nothing while not estimable. */
  readonly figures:
    { readonly estimate: number; readonly low: number; readonly high: number } | undefined;
  readonly n: number;
  readonly days: number | undefined;
  readonly working: readonly Text[];
  readonly harming: readonly Text[];
  /** The difference in the last quarter, as a share. */
  readonly last: number | undefined;
};

const inBoth = (count: number): Text => ({
  nl: formatCount(count, 'nl'),
  en: formatCount(count, 'en'),
});

/** The fixed sentence of each verdict (statistics-2.md section 6), in both languages. */
export function verdictSentence({ reason }: Verdict, given: VerdictFigures): Text {
  const { plan, n, days } = given;
  const { n: plannedN, smallestEffect } = plan.planned;
  const [so, soMany] = [inBoth(n), inBoth(plannedN)];
  const d = each(smallestEffect);
  const [a, b] = [list(given.working), list(given.harming)];
  switch (reason) {
    case 'early':
    case 'final':
      return works(given);
    case 'not-shown':
      return {
        nl: `Bij de geplande ${soMany.nl} bezoeken is niet aangetoond dat dit werkt. We doen het anders.`,
        en: `At the planned ${soMany.en} visits it has not been shown that this works. We do it differently.`,
      };
    case 'no-worthwhile-effect':
      return {
        nl: `Als dit al werkt, dan bij minder dan ${d.nl} op de 100. We doen het anders.`,
        en: `If this works at all, it does so for fewer than ${d.en} in 100. We do it differently.`,
      };
    case 'too-small':
      return {
        nl: `Dit werkt, maar bij minder dan ${d.nl} op de 100. We doen het anders.`,
        en: `This works, but for fewer than ${d.en} in 100. We do it differently.`,
      };
    case 'one-arm-works':
      return {
        nl: `Alleen ${a.nl} werkt aantoonbaar. Daarmee gaan we door; de rest doen we anders.`,
        en: `Only ${a.en} has been shown to work. We go on with it and do the rest differently.`,
      };
    case 'arms-differ':
      return {
        nl: `${a.nl} werkt, ${b.nl} doet het tegendeel. Met ${a.nl} gaan we door, met ${b.nl} stoppen we.`,
        en: `${a.en} works, ${b.en} does the opposite. We go on with ${a.en} and stop ${b.en}.`,
      };
    case 'one-arm-harms':
      return {
        nl: `${b.nl} lijkt het tegendeel te doen. Die tekst stopt tot mensen ernaar hebben gekeken.`,
        en: `${b.en} seems to do the opposite. It stops until people have looked at it.`,
      };
    case 'not-steady': {
      const { nl, en } = each(given.last ?? 0);
      return {
        nl: `Het verschil was niet steeds even groot; het laatste kwart ${nl} op de 100. We zoeken uit waarom.`,
        en: `The difference was not steady; in the last quarter ${en} in 100. We find out why.`,
      };
    }
    case 'harm':
      return {
        nl: 'Dit lijkt het tegendeel te doen van wat het moet doen. We stoppen ermee.',
        en: 'This seems to do the opposite of what it should. We stop it.',
      };
    case 'start':
    case 'undecided':
      return {
        nl: `Nog te vroeg: ${so.nl} van ${soMany.nl} bezoeken.${days === undefined ? '' : ` In dit tempo nog ${days} dagen.`}`,
        en: `Too early: ${so.en} of ${soMany.en} visits.${days === undefined ? '' : ` At this pace ${days} more days.`}`,
      };
    case 'draw':
      return because('de loting klopt niet', 'the draw failed');
    case 'counts':
      return because('er zijn meer plannen dan bezoeken', 'there are more plans than visits');
    case 'forging':
      return because('nagemaakte bezoeken kunnen dit verklaren', 'forged visits could explain it');
  }
}

function works({ figures, plan }: VerdictFigures): Text {
  const [x, low, high] = [figures?.estimate, figures?.low, figures?.high].map((share) =>
    each(share ?? 0),
  );
  const [nl, en] = [plan.action.name.nl, plan.action.name.en].map((name) => name.toLowerCase());
  return {
    nl: `Dit werkt. We gaan ermee door. Van elke 100 bezoeken leiden er ${x?.nl} meer tot “${nl}” dan met de neutrale tekst (tussen ${low?.nl} en ${high?.nl}).`,
    en: `This works. We go on with it. Of every 100 visits ${x?.en} more lead to “${en}” than with the neutral text (between ${low?.en} and ${high?.en}).`,
  };
}

const because = (nl: string, en: string): Text => ({
  nl: `Dit is niet te beoordelen, want ${nl}.`,
  en: `This can't be judged, because ${en}.`,
});

/** A share as a number out of 100, without a decimal where it has none. */
function each(share: number): Text {
  const en = decimal(100 * share, 1).replace(/\.0$/, '');
  return { nl: en.replace('.', ','), en };
}

const list = (names: readonly Text[]): Text => ({
  nl: names.map(({ nl }) => `"${nl}"`).join(' en '),
  en: names.map(({ en }) => `"${en}"`).join(' and '),
});
