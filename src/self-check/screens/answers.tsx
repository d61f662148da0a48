import type { Option } from '../script.ts';

type Props = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  readonly locked?: boolean;
  readonly onChoose: (value: string) => void;
};

/** The answers of one question, as large buttons; the one that was chosen stays marked. */
export function Answers({ name, options, chosen, locked = false, onChoose }: Props) {
  return (
    <div role="group" aria-labelledby={`title-${name}`}>
      {options.map(({ value, text }) => (
        <button
          type="button"
          class={chosen === value ? 'choice choice--chosen' : 'choice'}
          key={value}
          aria-pressed={chosen === value}
          disabled={locked}
          onClick={() => onChoose(value)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
