import { useState } from 'preact/hooks';
import { tossCoin } from '../../../analytics/protocol/coin.ts';
import type { CoinToss } from '../../../analytics/protocol/coin.ts';
import type { Option } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Choices } from './choices.tsx';

type Props = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly words: CheckWords;
  readonly toss: CoinToss | undefined;
  readonly onToss: (toss: CoinToss) => void;
};

/** A sensitive question: the visitor sees the coin fall, and what would be sent. */
export function CoinScreen({ name, options, words, toss, onToss }: Props) {
  const [chosen, setChosen] = useState<string>();
  const sent = options.find(({ value }) => value === toss?.sent)?.text;
  const categories = options.map(({ value }) => value);
  return (
    <>
      <p>{words.coinWhy}</p>
      <Choices
        name={name}
        options={options}
        chosen={chosen}
        locked={toss !== undefined}
        onChoose={setChosen}
      />
      {!toss && (
        <div class="actions">
          <button
            type="button"
            class="button button--quiet"
            disabled={chosen === undefined}
            onClick={() => chosen !== undefined && onToss(tossCoin(chosen, categories))}
          >
            {words.coinToss}
          </button>
        </div>
      )}
      <div aria-live="polite">
        {toss && (
          <div class="coin notice">
            <span
              class={toss.heads ? 'coin__face' : 'coin__face coin__face--tails'}
              aria-hidden="true"
            >
              {toss.heads ? '✓' : '?'}
            </span>
            <p>
              {toss.heads ? words.coinHeads : words.coinTails}
              <br />
              <strong>
                {words.coinSent}: {sent}
              </strong>
            </p>
          </div>
        )}
      </div>
    </>
  );
}
