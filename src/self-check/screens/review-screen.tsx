import type { ReviewLine } from '../review-lines.ts';
import type { CheckWords } from '../words.ts';

type Props = {
  /** The name of the event. */
  readonly name: string;
  readonly lines: readonly ReviewLine[];
  readonly words: CheckWords;
  readonly onSend: () => void;
  readonly onDecline: () => void;
};

/** Everything that would be sent, in plain words, before it is; word for word for who asks. */
export function ReviewScreen({ name, lines, words, onSend, onDecline }: Props) {
  return (
    <>
      <p>{words.reviewText}</p>
      <div class="receipt-bed">
        <div class="receipt" translate={false}>
          <Plain lines={lines.filter(({ isContext }) => !isContext)} />
          <div class="receipt__answers">
            <Plain lines={lines.filter(({ isContext }) => isContext)} />
          </div>
          <details class="receipt__raw">
            <summary>{words.reviewRaw}</summary>
            <p>{name}</p>
            <ul class="receipt__plain">
              {lines.map(({ raw }) => (
                <li key={raw}>{raw}</li>
              ))}
            </ul>
            <p>{words.reviewNumber}</p>
          </details>
        </div>
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={onSend}>
          {words.reviewSend}
        </button>
        <button type="button" class="button button--quiet" onClick={onDecline}>
          {words.reviewDecline}
        </button>
      </div>
    </>
  );
}

const Plain = ({ lines }: Pick<Props, 'lines'>) => (
  <ul class="receipt__plain">
    {lines.map(({ says, raw }) => (
      <li key={raw}>{says}</li>
    ))}
  </ul>
);
