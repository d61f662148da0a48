import type { ComponentChildren } from 'preact';
import { callAddress } from '../../help/phone.ts';
import type { State } from '../engine.ts';
import type { Paths, Screen, Script } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { PlanReceipt } from './plan-receipt.tsx';
import { Rich } from './rich.tsx';
import { ShareButton } from './share-button.tsx';

/** What stands at the end for who was allocated to an arm: such as a reminder to come back. */
export type Offer = (arm: string) => ComponentChildren;

type Props = {
  readonly script: Script;
  readonly screen: Extract<Screen, { kind: 'end' }>;
  readonly state: State;
  readonly silent: boolean;
  readonly words: CheckWords;
  readonly source: string;
  readonly paths: Paths;
  readonly offer: Offer | undefined;
  readonly onAgain: () => void;
};

/** What the answers may mean, the plan, the other texts of the draw, and where to find help. */
export function EndScreen({
  script,
  screen,
  state,
  silent,
  words,
  source,
  paths,
  offer,
  onAgain,
}: Props) {
  const fitting = script.feedback.filter(({ screen: asked, answers }) =>
    answers.includes(state.answers[asked] ?? ''),
  );
  return (
    <>
      <Rich text={screen.text} source={source} />
      {script.study && <p role="status">{deliveryWords(state, silent, words)}</p>}
      {state.plan && <PlanReceipt plan={state.plan} words={words} />}
      {fitting.length > 0 && (
        <>
          <h3>{words.feedbackTitle}</h3>
          {fitting.map(({ screen: asked, text }) => (
            <Rich text={text} source={source} key={asked} />
          ))}
        </>
      )}
      <p>{words.noDiagnosis}</p>
      <p>
        {words.help} <a href={paths.help}>{words.helpLink}</a>.
        {paths.helpLine && (
          <>
            {' '}
            {words.helpCall} {paths.helpLine.name}:{' '}
            <a href={callAddress(paths.helpLine.phone)}>{paths.helpLine.phone}</a>.
          </>
        )}
      </p>
      {offer && state.allocation && !silent && !state.uncounted && offer(state.allocation.arm)}
      <OtherTexts script={script} state={state} words={words} source={source} />
      <div class="actions no-print">
        <ShareButton title={script.title} words={words} />
        <button type="button" class="button button--quiet" onClick={onAgain}>
          {words.again}
        </button>
      </div>
    </>
  );
}

function deliveryWords({ delivery }: State, silent: boolean, words: CheckWords): string {
  if (silent) return words.resultSilent;
  if (delivery === 'counted') return words.resultCounted;
  if (delivery === 'sending') return words.resultSending;
  if (delivery === 'waiting') return words.resultWaiting;
  return delivery === 'lost' ? words.resultLost : words.resultDeclined;
}

type OtherProps = Pick<Props, 'script' | 'state' | 'words' | 'source'>;

/** Who got the neutral text reads the message now; everyone can read what the draw could have given. */
function OtherTexts({ script, state, words, source }: OtherProps) {
  const { study } = script;
  if (!study) return null;
  const own = study.arms.find(({ id }) => id === state.allocation?.arm);
  const others = study.arms.filter(({ id }) => id !== own?.id);
  const delayed = own?.control ? others[0] : undefined;
  return (
    <>
      {delayed && (
        <section aria-labelledby="delayed">
          <h3 id="delayed">{words.delayedTitle}</h3>
          <Rich text={delayed.message} source={source} />
        </section>
      )}
      <details class="no-print">
        <summary>
          {words.otherTexts} ({words.yourText}: {own?.name})
        </summary>
        {others
          .filter(({ id }) => id !== delayed?.id)
          .map(({ id, name, message }) => (
            <section key={id} aria-label={name}>
              <h4>{name}</h4>
              <Rich text={message} source={source} />
            </section>
          ))}
      </details>
    </>
  );
}
