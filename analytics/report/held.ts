import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Leak } from './gate/gate.ts';
import type { Held } from './gate/plan-release.ts';
import type { Summary } from './schema.ts';

/** A table that waits, with what would have been given away; never how many that were. */
export const whyHeld = ({ id, leak }: Held, plan: StudyPlan): Summary['withheld'][number] => ({
  what: id,
  why: sentence(leak.why, plan),
});

function sentence(why: Leak['why'], { publication }: StudyPlan): Text {
  const { minimumArm, minimumCell } = publication;
  switch (why) {
    case 'few':
      return {
        nl: `Ergens zou een aantal onder de ${minimumCell} af te leiden zijn.`,
        en: `A number under ${minimumCell} could be worked out somewhere.`,
      };
    case 'few-in-step':
      return {
        nl: `Sinds de vorige keer kwamen er ergens minder dan ${minimumCell} bij. Dit wacht tot het er meer zijn.`,
        en: `Since the last release fewer than ${minimumCell} were added somewhere. This waits until there are more.`,
      };
    case 'small-base':
      return {
        nl: `Te weinig bezoeken: een groep moet er minstens ${minimumArm} hebben.`,
        en: `Too few visits: a group must have at least ${minimumArm}.`,
      };
  }
}
