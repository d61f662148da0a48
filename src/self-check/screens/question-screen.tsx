import type { Option } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Answers } from './answers.tsx';
import { NextButton } from './next-button.tsx';
import { Rich } from './rich.tsx';

type Props = {
  readonly screen: { readonly id: string; readonly options: readonly Option[] };
  readonly chosen: string | undefined;
  readonly words: CheckWords;
  readonly source: string;
  readonly busy?: boolean;
  readonly onChoose: (value: string) => void;
  readonly onNext: () => void;
};

/** One question: an answer leads on at once, or first to what there is to say about it. */
export function QuestionScreen({
  screen: { id, options },
  chosen,
  words,
  source,
  busy = false,
  onChoose,
  onNext,
}: Props) {
  const explains = options.some(({ feedback }) => feedback);
  const option = options.find(({ value }) => value === chosen);
  return (
    <>
      <Answers
        name={id}
        options={options}
        chosen={chosen}
        locked={busy}
        onChoose={(value) => {
          onChoose(value);
          if (!explains) onNext();
        }}
      />
      {explains && (
        <>
          <div aria-live="polite">
            {option?.feedback && (
              <div class="notice" key={option.value}>
                {options.some(({ correct }) => correct) && (
                  <p>
                    <strong>{option.correct ? words.right : words.wrong}</strong>
                  </p>
                )}
                <Rich text={option.feedback} source={source} />
              </div>
            )}
          </div>
          {option && <NextButton words={words.next} onNext={onNext} />}
        </>
      )}
    </>
  );
}
