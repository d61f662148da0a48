import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { EVENT, named } from '../../../analytics/plan/names.ts';
import { allocate } from '../../../analytics/protocol/allocation.ts';
import { composeProperties } from '../../../analytics/protocol/compose.ts';
import type { Properties } from '../../../analytics/protocol/compose.ts';
import { silence } from '../../measure/allowed.ts';
import { sendStart, submit } from '../../measure/send.ts';
import {
  canGoBack,
  currentScreen,
  designOf,
  finishAnswers,
  initialState,
  progress,
  reduce,
} from '../engine.ts';
import type { Move, IfThenPlan, State } from '../engine.ts';
import type { CheckProps } from '../script.ts';
import { CHECK_WORDS } from '../words.ts';
import type { Offer } from './end-screen.tsx';
import { ScreenBody } from './screen-body.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { screenTitle } from './screen-words.ts';

type Props = CheckProps & { readonly offer?: Offer | undefined };

/** A self-check: one question a screen; it measures on the side, and only what the visitor was told. */
export function SelfCheck({ script, source, paths, offer }: Props) {
  const words = CHECK_WORDS[script.language];
  const [state, dispatch] = useReducer(
    (before: State, action: Move) => reduce(script, before, action),
    script,
    initialState,
  );
  const [ready, setReady] = useState(false);
  const [silent, setSilent] = useState(false);
  const [busy, setBusy] = useState(false);
  const started = useRef(0);
  const run = useRef(0);
  useEffect(() => {
    setReady(true);
    setSilent(silence() !== undefined);
  }, []);
  const { study } = script;
  const screen = currentScreen(script, state);
  const { at, of } = progress(script, state);

  const draw = async (): Promise<void> => {
    if (!study || busy) return;
    if (!state.allocation) {
      setBusy(true);
      const allocation = allocate(study);
      dispatch({ type: 'drawn', allocation });
      const from = cameFromThisSite() ? 'this_site' : 'elsewhere';
      const design = designOf({ ...state, allocation });
      const outcome = await sendStart(composeProperties(study, { ...design, ...named({ from }) }));
      if (outcome === 'lost') dispatch({ type: 'uncounted' });
      started.current = performance.now();
      setBusy(false);
    }
    dispatch({ type: 'next' });
  };

  const makePlan = (plan: IfThenPlan): void => {
    // Changing a plan is no second action.
    if (study && !state.plan && !state.uncounted)
      void submit(EVENT.action, composeProperties(study, designOf(state)));
    dispatch({ type: 'planned', plan });
    dispatch({ type: 'next' });
  };

  // Composed anew when an answer changed, and only then: its number stands for this one delivery.
  const finish = useMemo((): Properties | undefined => {
    const answers = screen.kind === 'review' ? finishAnswers(script, state) : undefined;
    if (!study || !answers) return undefined;
    const seconds = (performance.now() - started.current) / 1000;
    const pace = seconds < study.minimumSeconds ? 'too_fast' : 'ok';
    return composeProperties(study, { ...designOf(state), ...named({ pace }) }, answers);
  }, [screen.kind, state.answers, state.coins]);

  const send = (): void => {
    if (!finish || state.delivery !== 'not-sent') return;
    const mine = run.current;
    // What is still under way when somebody starts again says nothing of the new visit.
    const become = (delivery: State['delivery']): void => {
      if (mine === run.current) dispatch({ type: 'delivery', delivery });
    };
    become(state.uncounted ? 'lost' : 'sending');
    dispatch({ type: 'next' });
    if (state.uncounted) return;
    void submit(EVENT.finish, finish, () => become('waiting')).then((outcome) =>
      become(outcome === 'counted' ? 'counted' : 'lost'),
    );
  };

  const decline = (): void => {
    dispatch({ type: 'delivery', delivery: 'declined' });
    dispatch({ type: 'next' });
  };

  const again = (): void => {
    run.current += 1;
    dispatch({ type: 'again' });
  };

  return (
    <section
      class={screen.kind === 'end' ? 'self-check self-check--ended' : 'self-check'}
      aria-busy={busy}
    >
      {screen.kind !== 'intro' && (
        <>
          <p class="progress">
            {words.step} {at} {words.of} {of}
          </p>
          <ScreenTitle id={screen.id} takesFocus>
            {busy ? words.drawing : screenTitle(screen, words)}
          </ScreenTitle>
        </>
      )}
      {state.uncounted && screen.kind !== 'end' && <p class="notice">{words.uncounted}</p>}
      <ScreenBody
        key={screen.id}
        {...{ script, screen, state, words, source, paths, offer, ready, silent, busy, finish }}
        takesIntroFocus={state.answers['first-time'] !== undefined}
        on={{ dispatch, draw, makePlan, send, decline, again }}
      />
      {canGoBack(script, state) && (
        <button
          type="button"
          class="button button--quiet"
          onClick={() => dispatch({ type: 'back' })}
        >
          {words.back}
        </button>
      )}
    </section>
  );
}

const cameFromThisSite = (): boolean => document.referrer.startsWith(`${location.origin}/`);
