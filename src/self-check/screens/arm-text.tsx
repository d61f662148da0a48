import type { ScriptArm } from '../script.ts';
import { BillSide } from './bill-side.tsx';
import { Rich } from './rich.tsx';

/** What an arm says, to read: for who got another. */
export function ArmText({ arm, source }: { readonly arm: ScriptArm; readonly source: string }) {
  if (arm.form === 'text') return <Rich text={arm.message} source={source} />;
  return (
    <>
      {arm.form === 'bill' && <BillSide side={arm.back} source={source} />}
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
