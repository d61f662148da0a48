import { useState } from 'preact/hooks';
import type { IfThenPlan } from '../engine.ts';
import type { Script } from '../script.ts';
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

/** A moment and something to do then, chosen from options or in one's own words. */
export function PlanScreen({ plan, made, words, source, onPlan, onSkip }: Props) {
  const [when, setWhen] = useState(made?.when ?? '');
  const [then, setThen] = useState(made?.then ?? '');
  const [missing, setMissing] = useState(false);
  const make = () => {
    setMissing(!when.trim() || !then.trim());
    if (when.trim() && then.trim()) onPlan({ when: when.trim(), then: then.trim() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <Rich text={plan.intro} source={source} />
      <Part
        name="when"
        legend={words.planWhen}
        options={plan.when}
        value={when}
        words={words}
        onValue={setWhen}
      />
      <Part
        name="then"
        legend={words.planThen}
        options={plan.then}
        value={then}
        words={words}
        onValue={setThen}
      />
      <p role="alert">{missing && words.planMissing}</p>
      <div class="actions">
        <button type="submit" class="button">
          {words.planMake}
        </button>
        <button type="button" class="button button--quiet" onClick={onSkip}>
          {words.planSkip}
        </button>
      </div>
    </form>
  );
}

type PartProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly words: CheckWords;
  readonly onValue: (value: string) => void;
};

function Part({ name, legend, options, value, words, onValue }: PartProps) {
  const own = options.includes(value) ? '' : value;
  return (
    <fieldset class="question">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label class="choice" key={option}>
          <input
            type="radio"
            name={name}
            checked={value === option}
            onChange={() => onValue(option)}
          />
          <span>{option}</span>
        </label>
      ))}
      <label class="own-words">
        <span>{words.planOwn}</span>
        <input
          type="text"
          maxLength={120}
          autocomplete="off"
          value={own}
          aria-describedby={`${name}-note`}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
        <small id={`${name}-note`}>{words.planOwnNote}</small>
      </label>
    </fieldset>
  );
}
