import type { ComponentChildren } from 'preact';
import { callAddress } from '../../help/phone.ts';
import type { State } from '../engine.ts';
import type { Paths, Screen, Script, ScriptArm } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { ArmText } from './arm-text.tsx';
import { ReceiptToKeep } from './receipt-to-keep.tsx';
import type { AnswerLine } from './receipt-to-keep.tsx';
import { Rich } from './rich.tsx';
import { Said } from './said.tsx';
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
      {script.study && (
        <>
          <p role="status">
            <Said text={deliveryWords(state, silent, words)} />
          </p>
          <ReceiptToKeep
            plan={state.plan}
            answers={answerLines(script, state)}
            back={script.study.back}
            {...{ words, source }}
          />
        </>
      )}
      {fitting.length > 0 && (
        <>
          <h3>{words.feedbackTitle}</h3>
          {fitting.map(({ screen: asked, text }) => (
            <Rich text={text} source={source} key={asked} />
          ))}
        </>
      )}
      {script.study && (
        <>
          <p class="actions">
            <a href={paths.stories}>{words.readMore}</a>
          </p>
          <p>{words.noDiagnosis}</p>
        </>
      )}
      {paths.studyCheck && (
        <p>
          <a class="button" href={paths.studyCheck.href}>
            {paths.studyCheck.title}
          </a>
        </p>
      )}
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

/** Every answer in plain words; what was tossed for is no line of it. */
const answerLines = ({ screens }: Script, { answers }: State): AnswerLine[] =>
  screens.flatMap((screen) => {
    if (screen.kind !== 'question' || !screen.table || !screen.name) return [];
    const chosen = screen.options.find(({ value }) => value === answers[screen.id]);
    return chosen ? [{ name: screen.name, answer: chosen.text.toLowerCase() }] : [];
  });

type OtherProps = Pick<Props, 'script' | 'state' | 'words' | 'source'>;

/** Who got the control reads the message now; everyone can read what the draw could have given. */
function OtherTexts({ script, state, words, source }: OtherProps) {
  const { study } = script;
  if (!study) return null;
  const own = study.arms.find(({ id }) => id === state.allocation?.arm);
  const others = study.arms.filter(({ id }) => id !== own?.id);
  const delayed = own?.control ? others.find(({ control }) => !control) : undefined;
  const shown = ({ id }: ScriptArm): boolean => id === study.backOf;
  return (
    <>
      {delayed && (
        <section aria-labelledby="delayed">
          <h3 id="delayed">{words.delayedTitle}</h3>
          <ArmText arm={delayed} shown={shown(delayed)} {...{ words, source }} />
        </section>
      )}
      <details class="no-print">
        <summary>
          {words.otherTexts} ({words.yourText}: {own?.name})
        </summary>
        {others
          .filter(({ id }) => id !== delayed?.id)
          .map((arm) => (
            <section key={arm.id} aria-label={arm.name}>
              <h4>{arm.name}</h4>
              <ArmText arm={arm} shown={shown(arm)} {...{ words, source }} />
            </section>
          ))}
      </details>
    </>
  );
}
