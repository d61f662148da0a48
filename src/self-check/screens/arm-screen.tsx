import { useEffect, useRef, useState } from 'preact/hooks';
import { TurningReceipt } from '../../components/receipt/turning-receipt.tsx';
import type { ScriptArm, ScriptRound } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { BillSide } from './bill-side.tsx';
import { NextButton } from './next-button.tsx';
import { Rich } from './rich.tsx';
import { Said } from './said.tsx';
import { useSettling } from './use-settling.ts';

type Props = {
  readonly arm: ScriptArm;
  readonly words: CheckWords;
  readonly source: string;
  readonly onNext: () => void;
};

/** What the draw gave, in its form; no other arm is on the page meanwhile. */
export function ArmScreen(props: Props) {
  switch (props.arm.form) {
    case 'text':
      return (
        <div class="arm">
          <Rich text={props.arm.message} source={props.source} />
          <NextButton words={props.words.next} onNext={props.onNext} />
        </div>
      );
    case 'bill':
      return <Bill {...props} arm={props.arm} />;
    case 'dialogue':
      return <Dialogue {...props} arm={props.arm} />;
  }
}

type Of<F extends ScriptArm['form']> = Props & { readonly arm: Extract<ScriptArm, { form: F }> };

/** A receipt that turns; the way on comes with its back. Who wants no motion has both at once. */
function Bill({ arm, words, source, onNext }: Of<'bill'>) {
  const [turned, setTurned] = useState(prefersStill);
  const settling = useSettling(String(turned));
  return (
    <div class={`${turned ? 'arm' : 'arm arm--closed'} ${settling ? 'screen--settling' : ''}`}>
      <div class="receipt-bed" onChange={() => setTurned(true)}>
        <TurningReceipt
          id="arm-turn"
          turn={words.turn}
          front={<BillSide side={arm.front} source={source} />}
          back={<BillSide side={arm.back} source={source} />}
        />
      </div>
      <p class="visually-hidden" role="status">
        <Said text={turned ? words.turned : ''} />
      </p>
      {turned && (
        <div key="closing">
          <Rich text={arm.closing} source={source} />
          <NextButton words={words.next} onNext={onNext} />
        </div>
      )}
    </div>
  );
}

/** Whether the receipt lies open, as its styles have it. */
export const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Rounds of an excuse, a choice of reactions and an answer; the reactions live here and die here. */
function Dialogue({ arm: { rounds, closing }, words, source, onNext }: Of<'dialogue'>) {
  const [said, setSaid] = useState<readonly string[]>([]);
  const open = rounds[said.length];
  const settling = useSettling(String(said.length));
  return (
    <div class={settling ? 'arm screen--settling' : 'arm'}>
      {rounds.slice(0, said.length).map((round, place) => (
        <Answered key={round.excuse} said={said[place] ?? ''} {...{ round, words, source }} />
      ))}
      {open && (
        <div key={`open ${said.length}`}>
          <p id="title-excuse">{words.excuseSays}</p>
          <blockquote class="excuse" id="excuse">
            {open.excuse}
          </blockquote>
          <div role="group" aria-labelledby="title-excuse excuse">
            {open.reactions.map((reaction) => (
              <button
                type="button"
                class="choice"
                key={reaction}
                onClick={() => setSaid([...said, reaction])}
              >
                {reaction}
              </button>
            ))}
          </div>
        </div>
      )}
      {!open && (
        <div key="closing">
          <Rich text={closing} source={source} />
          <NextButton words={words.next} onNext={onNext} />
        </div>
      )}
    </div>
  );
}

type AnsweredProps = Pick<Props, 'words' | 'source'> & {
  readonly round: ScriptRound;
  readonly said: string;
};

/** What was said to an excuse, and the answer, which takes focus: the button that was pressed is gone. */
function Answered({ round, said, words, source }: AnsweredProps) {
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => answer.current?.focus(), []);
  return (
    <div class="answered" role="group" aria-label={round.excuse} tabIndex={-1} ref={answer}>
      <p>
        <strong>“{round.excuse}”</strong>
        <br />
        {words.youSay} “{said}”
      </p>
      <Rich text={round.answer} source={source} />
    </div>
  );
}
