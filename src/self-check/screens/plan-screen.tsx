import { useState } from 'preact/hooks';
import type { IfThenPlan } from '../engine.ts';
import type { Moment, Script } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Rich } from './rich.tsx';

type PlanScript = NonNullable<Script['plan']>;
type Props = {
  readonly plan: PlanScript;
  readonly made: IfThenPlan | undefined;
  readonly words: CheckWords;
  readonly source: string;
  readonly onPlan: (plan: IfThenPlan) => void;
  readonly onSkip: () => void;
};

/** A help sheet: a moment, then something to do that makes sense at that moment. */
export function PlanScreen({ plan, made, words, source, onPlan, onSkip }: Props) {
  const moments = plan.ways.flatMap((way) => way.moments);
  const [moment, setMoment] = useState<Moment | undefined>(
    moments.find(({ when }) => when === made?.when),
  );
  const [then, setThen] = useState(made?.then);
  return (
    <>
      <Rich text={plan.intro} source={source} />
      {plan.ways.map((way) => (
        <fieldset class="question" key={way.title}>
          <legend>
            {way.title}: {words.planWhen.toLowerCase()}
          </legend>
          {way.moments.map((each) => (
            <div key={each.when}>
              <Tick
                name="when"
                text={each.when}
                ticked={each === moment}
                onTick={() => {
                  setMoment(each);
                  setThen(undefined);
                }}
              />
              {/* Right beneath its moment, where the eye is; so is the way on. */}
              {each === moment && (
                <fieldset class="question plan-then" key="then">
                  <legend>{words.planThen}</legend>
                  {each.then.map((answer) => (
                    <Tick
                      key={answer}
                      name="then"
                      text={answer}
                      ticked={answer === then}
                      onTick={() => setThen(answer)}
                    />
                  ))}
                  {then && (
                    <button
                      type="button"
                      class="button"
                      key="make"
                      onClick={() => onPlan({ when: each.when, then })}
                    >
                      {words.planMake}
                    </button>
                  )}
                </fieldset>
              )}
            </div>
          ))}
        </fieldset>
      ))}
      <div class="actions">
        <button type="button" class="button button--quiet" key="skip" onClick={onSkip}>
          {words.planSkip}
        </button>
      </div>
    </>
  );
}

type TickProps = {
  readonly name: string;
  readonly text: string;
  readonly ticked: boolean;
  readonly onTick: () => void;
};

const Tick = ({ name, text, ticked, onTick }: TickProps) => (
  <label class={ticked ? 'choice choice--chosen' : 'choice'}>
    <input type="radio" name={name} checked={ticked} autocomplete="off" onChange={onTick} />
    <span>{text}</span>
  </label>
);
