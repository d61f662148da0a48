import { useEffect, useRef } from 'preact/hooks';
import { tossCoin } from '../../../analytics/protocol/coin.ts';
import type { CoinToss } from '../../../analytics/protocol/coin.ts';
import type { Option } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Answers } from './answers.tsx';
import { NextButton } from './next-button.tsx';

type Props = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly words: CheckWords;
  readonly toss: CoinToss | undefined;
  readonly onToss: (toss: CoinToss) => void;
  readonly onNext: () => void;
};

/** A sensitive question: its answer tosses a coin, and the visitor sees what will be sent. */
export function CoinScreen({ name, options, words, toss, onToss, onNext }: Props) {
  const categories = options.map(({ value }) => value);
  return (
    <>
      {toss ? (
        <Fallen key="fallen" {...{ options, words, toss, onNext }} />
      ) : (
        <div key="open">
          <p>{words.coinWhy}</p>
          <Answers
            name={name}
            options={options}
            chosen={undefined}
            onChoose={(value) => onToss(tossCoin(value, categories))}
          />
        </div>
      )}
    </>
  );
}

type FallenProps = Pick<Props, 'options' | 'words' | 'onNext'> & { readonly toss: CoinToss };

/** The coin as it fell, with what that means; it takes focus, since the answers are gone. */
function Fallen({ options, words, toss, onNext }: FallenProps) {
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.focus(), []);
  const sent = options.find(({ value }) => value === toss.sent)?.text;
  return (
    <>
      <div class="coin notice" tabIndex={-1} ref={result}>
        <span class={toss.heads ? 'coin__face' : 'coin__face coin__face--tails'} aria-hidden="true">
          {toss.heads ? '✓' : '?'}
        </span>
        <p>
          {toss.heads ? words.coinHeads : words.coinTails}{' '}
          <strong>
            {words.coinSent}: {sent}.
          </strong>
          <br />
          {words.coinCalm}
        </p>
      </div>
      <NextButton words={words.next} onNext={onNext} />
    </>
  );
}
