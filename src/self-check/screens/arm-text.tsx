import type { ScriptArm } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { BillSide } from './bill-side.tsx';
import { Rich } from './rich.tsx';

type Props = {
  readonly arm: ScriptArm;
  /** The back of its bill is that of the visitor's own receipt, which stands on the same screen. */
  readonly shown: boolean;
  readonly words: CheckWords;
  readonly source: string;
};

/** What an arm says, to read: for who got another. */
export function ArmText({ arm, shown, words, source }: Props) {
  if (arm.form === 'text') return <Rich text={arm.message} source={source} />;
  return (
    <>
      {arm.form === 'bill' &&
        (shown ? <p>{words.sameBack}</p> : <BillSide side={arm.back} source={source} />)}
      {arm.form === 'dialogue' &&
        arm.rounds.map(({ excuse, answer }) => (
          <div key={excuse}>
            <blockquote class="excuse">{excuse}</blockquote>
            <Rich text={answer} source={source} />
          </div>
        ))}
      <Rich text={arm.closing} source={source} />
    </>
  );
}
