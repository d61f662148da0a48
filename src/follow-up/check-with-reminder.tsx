import { SelfCheck } from '../self-check/screens/self-check.tsx';
import type { CheckProps } from '../self-check/script.ts';
import { CalendarOffer } from './calendar-offer.tsx';
import type { FollowUpScript } from './script.ts';

type Props = CheckProps & { readonly followUp?: FollowUpScript | undefined };

/** A self-check that offers a reminder at its end, where its study has a follow-up. */
export function CheckWithReminder({ followUp, ...check }: Props) {
  const offer = followUp && ((arm: string) => <CalendarOffer script={followUp} arm={arm} />);
  return <SelfCheck {...check} offer={offer} />;
}
