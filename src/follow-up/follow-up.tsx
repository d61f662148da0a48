import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { EVENT, TABLE, named, pairAnswer } from '../../analytics/plan/names.ts';
import { UNKNOWN_ARM } from '../../analytics/plan/tables.ts';
import type { CoinToss } from '../../analytics/protocol/coin.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { silence } from '../measure/allowed.ts';
import { submit } from '../measure/send.ts';
import { CoinScreen } from '../self-check/screens/coin-screen.tsx';
import { QuestionScreen } from '../self-check/screens/question-screen.tsx';
import { ReviewScreen } from '../self-check/screens/review-screen.tsx';
import { Said } from '../self-check/screens/said.tsx';
import { ScreenTitle } from '../self-check/screens/screen-title.tsx';
import { useSettling } from '../self-check/screens/use-settling.ts';
import { answersFirst, reviewLines } from '../self-check/review-lines.ts';
import { CHECK_WORDS } from '../self-check/words.ts';
import { readFragment } from './fragment.ts';
import type { Carried } from './fragment.ts';
import type { FollowUpScript } from './script.ts';
import { FOLLOW_UP_WORDS } from './words.ts';

type Props = { readonly script: FollowUpScript; readonly source: string; readonly help: string };
type Screen = 'when' | 'now' | 'change' | 'review' | 'outside' | 'end';

/** Two questions for who comes back; what the link carried is taken out of the address at once. */
export function FollowUp({ script, source, help }: Props) {
  const words = FOLLOW_UP_WORDS[script.language];
  const checkWords = CHECK_WORDS[script.language];
  const [screen, setScreen] = useState<Screen>('when');
  const [ready, setReady] = useState(false);
  const [moved, setMoved] = useState(false);
  const sent = useRef(false);
  const settling = useSettling(screen);
  const [silent, setSilent] = useState(false);
  const [window_, setWindow] = useState<string>();
  const [now, setNow] = useState<string>();
  const [toss, setToss] = useState<CoinToss>();
  const [carried, setCarried] = useState<Carried>();
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    setReady(true);
    setSilent(silence() !== undefined);
    const answers = script.primary.options.map(({ value }) => value);
    setCarried(
      readFragment(location.hash, { version: script.version, arms: script.arms, answers }),
    );
    if (location.hash) history.replaceState(null, '', location.pathname);
  }, [script]);
  const go = (next: Screen): void => {
    setMoved(true);
    setScreen(next);
  };
  const weeks = [
    ...script.windows.map((value) => ({ value, text: `${value.slice(1)} ${words.weeks}` })),
    { value: 'otherwise', text: words.otherwise },
  ];
  const properties = useMemo(() => {
    if (screen !== 'review' || !window_ || !now || !toss) return undefined;
    const { primary, change } = script;
    const answer = carried
      ? { [TABLE.pair(primary)]: pairAnswer(carried.before, now) }
      : { [TABLE.now(primary)]: now };
    const context = named({ arm: carried?.arm ?? UNKNOWN_ARM, window: window_ });
    return composeProperties(script, context, { ...answer, [change.table]: toss.sent });
  }, [screen]);
  const send = (): void => {
    if (!properties || sent.current) return;
    sent.current = true;
    setOutcome(checkWords.resultSending);
    go('end');
    void submit(EVENT.return, properties, () => setOutcome(checkWords.resultWaiting)).then(
      (result) => {
        const said = { counted: checkWords.resultCounted, lost: checkWords.resultLost };
        setOutcome(result === 'silent' ? checkWords.resultSilent : said[result]);
      },
    );
  };
  const titles: Record<Screen, string> = {
    when: words.when,
    now: script.primary.question,
    change: script.change.question,
    review: checkWords.reviewTitle,
    outside: words.title,
    end: words.done,
  };
  const { primary, change } = script;
  const items = [TABLE.pair(primary), TABLE.now(primary)]
    .map((table) => ({ table, name: primary.name, options: primary.options }))
    .concat({ table: change.table, name: change.name, options: change.options });
  const names = { study: script.title, arms: new Map(script.armNames) };
  const shared = { words: checkWords, source };
  return (
    <section class="self-check">
      <div class={settling ? 'screen screen--settling' : 'screen'} key={screen}>
        {screen === 'when' && (
          <p>
            <Said text={silent ? checkWords.silent : words.told} />
          </p>
        )}
        <ScreenTitle id={screen === 'change' ? script.change.id : screen} takesFocus={moved}>
          {titles[screen]}
        </ScreenTitle>
        {screen === 'when' && (
          <QuestionScreen
            {...shared}
            screen={{ id: 'when', options: weeks }}
            chosen={window_}
            busy={!ready}
            onChoose={(value) => {
              setWindow(value);
              go(value === 'otherwise' ? 'outside' : 'now');
            }}
            onNext={() => undefined}
          />
        )}
        {screen === 'now' && (
          <QuestionScreen
            {...shared}
            screen={{ id: 'now', options: script.primary.options }}
            chosen={now}
            onChoose={setNow}
            onNext={() => go('change')}
          />
        )}
        {screen === 'change' && (
          <CoinScreen
            name={script.change.id}
            options={script.change.options}
            words={checkWords}
            toss={toss}
            onToss={(fallen) => setToss((before) => before ?? fallen)}
            onNext={() => go('review')}
          />
        )}
        {screen === 'review' && properties && (
          <ReviewScreen
            name={EVENT.return}
            lines={reviewLines(answersFirst(properties), items, names, checkWords)}
            words={checkWords}
            onSend={send}
            onDecline={() => {
              if (sent.current) return;
              sent.current = true;
              setOutcome(checkWords.resultDeclined);
              go('end');
            }}
          />
        )}
        {screen === 'outside' && <p>{words.outside}</p>}
        {(screen === 'now' || screen === 'change') && !toss && (
          <button
            type="button"
            class="button button--quiet"
            onClick={() => go(screen === 'now' ? 'when' : 'now')}
          >
            {checkWords.back}
          </button>
        )}
        {(screen === 'end' || screen === 'outside') && (
          <>
            <p role="status">
              <Said text={outcome} />
            </p>
            <p>
              {checkWords.help} <a href={help}>{checkWords.helpLink}</a>.
            </p>
          </>
        )}
      </div>
    </section>
  );
}
