import { EVENT } from '../../../analytics/plan/names.ts';
import type { Properties } from '../../../analytics/protocol/compose.ts';
import type { CheckWords } from '../words.ts';

type Props = {
  /** The name of the event. */
  readonly name?: string;
  readonly properties: Properties;
  readonly words: CheckWords;
  readonly onSend: () => void;
  readonly onDecline: () => void;
};

/** Everything that would be sent, word for word, before it is. */
export function ReviewScreen({ name = EVENT.finish, properties, words, onSend, onDecline }: Props) {
  return (
    <>
      <p>{words.reviewText}</p>
      <div class="receipt-bed">
        <div class="receipt">
          <p class="receipt__title">{name}</p>
          <dl>
            {Object.entries(properties).map(([key, value]) => (
              <div class="receipt__line receipt__line--sent" key={key}>
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
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
