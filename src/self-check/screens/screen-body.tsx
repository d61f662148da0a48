import { EVENT } from '../../../analytics/plan/names.ts';
import type { IfThenPlan, Move, State } from '../engine.ts';
import type { ReviewLine } from '../review-lines.ts';
import type { Paths, Screen, Script } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { ArmScreen } from './arm-screen.tsx';
import { CoinScreen } from './coin-screen.tsx';
import { EndScreen } from './end-screen.tsx';
import type { Offer } from './end-screen.tsx';
import { IntroScreen } from './intro-screen.tsx';
import { NextButton } from './next-button.tsx';
import { PlanScreen } from './plan-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { Rich } from './rich.tsx';

type Props = {
  readonly script: Script;
  readonly screen: Screen;
  readonly state: State;
  readonly words: CheckWords;
  readonly source: string;
  readonly paths: Paths;
  readonly offer: Offer | undefined;
  readonly ready: boolean;
  readonly silent: boolean;
  readonly busy: boolean;
  readonly takesIntroFocus: boolean;
  /** What the answers come to, in words, once there are all of them. */
  readonly review: readonly ReviewLine[];
  readonly on: {
    readonly dispatch: (action: Move) => void;
    readonly next: () => void;
    readonly draw: (firstTime: string) => Promise<void>;
    readonly makePlan: (plan: IfThenPlan) => void;
    readonly send: () => void;
    readonly decline: () => void;
    readonly again: () => void;
  };
};

/** What stands under the title of a screen. */
export function ScreenBody(props: Props) {
  const { script, screen, state, words, source, paths, silent, on } = props;
  const { next } = on;
  const answer = (value: string) => on.dispatch({ type: 'answer', screen: screen.id, value });
  const chosen = state.answers[screen.id];
  switch (screen.kind) {
    case 'intro':
      return (
        <IntroScreen
          {...{ script, words, source, silent }}
          under18={paths.under18}
          ready={props.ready}
          takesFocus={props.takesIntroFocus}
          onNext={next}
        />
      );
    case 'first-time':
      return (
        <QuestionScreen
          {...{ screen, chosen, words, source }}
          busy={props.busy}
          onChoose={(value) => {
            answer(value);
            void on.draw(value);
          }}
          onNext={() => undefined}
        />
      );
    case 'question':
      return (
        <QuestionScreen {...{ screen, chosen, words, source }} onChoose={answer} onNext={next} />
      );
    case 'message': {
      const arm = script.study?.arms.find(({ id }) => id === state.allocation?.arm);
      return arm ? <ArmScreen {...{ arm, words, source }} onNext={next} /> : null;
    }
    case 'text':
      return (
        <>
          <Rich text={screen.text} source={source} />
          <NextButton words={words.next} onNext={next} />
        </>
      );
    case 'coin':
      return (
        <CoinScreen
          name={screen.id}
          options={screen.options}
          words={words}
          toss={state.coins[screen.id]}
          onToss={(toss) => on.dispatch({ type: 'coin', screen: screen.id, toss })}
          onNext={next}
        />
      );
    case 'plan':
      return script.plan ? (
        <PlanScreen
          plan={script.plan}
          made={state.plan}
          words={words}
          source={source}
          onPlan={on.makePlan}
          onSkip={next}
        />
      ) : null;
    case 'review':
      return (
        <ReviewScreen
          name={EVENT.finish}
          lines={props.review}
          words={words}
          onSend={on.send}
          onDecline={on.decline}
        />
      );
    case 'end':
      return (
        <EndScreen
          {...{ script, screen, state, silent, words, source }}
          paths={paths}
          offer={props.offer}
          onAgain={on.again}
        />
      );
  }
}
