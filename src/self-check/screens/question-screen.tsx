import { useState } from 'preact/hooks';
import type { Option } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { NextButton } from './next-button.tsx';
import { Rich } from './rich.tsx';

type Props = {
  readonly screen: { readonly id: string; readonly options: readonly Option[] };
  readonly chosen: string | undefined;
  readonly words: CheckWords;
  readonly source: string;
  readonly nextWords: string;
  readonly busy: boolean;
  readonly onChoose: (value: string) => void;
  readonly onNext: () => void;
};

/** One question; what there is to say about an answer is said at once. */
export function QuestionScreen({
  screen,
  chosen,
  words,
  source,
  nextWords,
  busy,
  onChoose,
  onNext,
}: Props) {
  const [missing, setMissing] = useState(false);
  const option = screen.options.find(({ value }) => value === chosen);
  const hasRight = screen.options.some(({ correct }) => correct);
  return (
    <>
      <Choices
        name={screen.id}
        options={screen.options}
        chosen={chosen}
        onChoose={(value) => {
          setMissing(false);
          onChoose(value);
        }}
      />
      <div aria-live="polite">
        {option?.feedback && (
          <div class="notice">
            {hasRight && (
              <p>
                <strong>{option.correct ? words.right : words.wrong}</strong>
              </p>
            )}
            <Rich text={option.feedback} source={source} />
          </div>
        )}
        {missing && <p class="notice">{words.chooseFirst}</p>}
      </div>
      <NextButton
        words={nextWords}
        busy={busy}
        onNext={() => {
          setMissing(option === undefined);
          if (option) onNext();
        }}
      />
    </>
  );
}
