import type { Option } from '../script.ts';

type Props = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  readonly locked?: boolean;
  readonly onChoose: (value: string) => void;
};

/** The answers of one question, as large radio buttons. */
export function Choices({ name, options, chosen, locked = false, onChoose }: Props) {
  return (
    <div role="radiogroup" aria-labelledby={`title-${name}`}>
      {options.map(({ value, text }) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            disabled={locked}
            onChange={() => onChoose(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}
