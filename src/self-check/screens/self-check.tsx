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
import { answersFirst, itemsOf, namesOf, reviewLines } from '../review-lines.ts';
import type { CheckProps, Screen } from '../script.ts';
import { CHECK_WORDS } from '../words.ts';
import type { Offer } from './end-screen.tsx';
import { ScreenBody } from './screen-body.tsx';
import { ScreenTitle, screenTitle } from './screen-title.tsx';
import { useSettling } from './use-settling.ts';

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
  /** What was done in this run, known at once: a second event of the same task comes before the state. */
  const done = useRef<readonly ('drawn' | 'planned' | 'sent')[]>([]);
  const first = (what: 'drawn' | 'planned' | 'sent'): boolean => {
    if (done.current.includes(what)) return false;
    done.current = [...done.current, what];
    return true;
  };
  useEffect(() => {
    setReady(true);
    setSilent(silence() !== undefined);
  }, []);
  const { study } = script;
  const screen = currentScreen(script, state);
  const asked = progress(script, state);

  const next = (): void => dispatch({ type: 'next', from: screen.id });

  const draw = async (firstTime: string): Promise<void> => {
    if (!study || !first('drawn')) return;
    setBusy(true);
    const allocation = allocate(study);
    dispatch({ type: 'drawn', allocation });
    const answers = { ...state.answers, [screen.id]: firstTime };
    const design = designOf({ ...state, answers, allocation });
    const context = { ...design, ...named({ from: origin() }) };
    const outcome = await sendStart(composeProperties(study, context));
    if (outcome === 'lost') dispatch({ type: 'uncounted' });
    started.current = performance.now();
    setBusy(false);
    next();
  };

  const makePlan = (plan: IfThenPlan): void => {
    // Changing a plan is no second action.
    if (study && first('planned') && !state.uncounted) {
      const from = study.byOrigin ? named({ from: origin() }) : {};
      void submit(EVENT.action, composeProperties(study, { ...designOf(state), ...from }));
    }
    dispatch({ type: 'planned', plan });
    next();
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
    if (!finish || !first('sent')) return;
    const mine = run.current;
    // What is still under way when somebody starts again says nothing of the new visit.
    const become = (delivery: State['delivery']): void => {
      if (mine === run.current) dispatch({ type: 'delivery', delivery });
    };
    become(state.uncounted ? 'lost' : 'sending');
    next();
    if (state.uncounted) return;
    void submit(EVENT.finish, finish, () => become('waiting')).then((outcome) =>
      become(outcome === 'counted' ? 'counted' : 'lost'),
    );
  };

  const decline = (): void => {
    if (!first('sent')) return;
    dispatch({ type: 'delivery', delivery: 'declined' });
    next();
  };

  const again = (): void => {
    done.current = [];
    run.current += 1;
    dispatch({ type: 'again' });
  };

  const review =
    study && finish
      ? reviewLines(answersFirst(finish), itemsOf(script.screens), namesOf(study), words)
      : [];
  const settling = useSettling(screen.id);
  useEffect(() => {
    const { dataset } = document.documentElement;
    // What prints, and what stands beside the check, follow from how far it is.
    dataset.check = stageOf(screen.kind);
    if (study && screen.kind === 'end') dataset.receipt = '';
    else delete dataset.receipt;
  }, [screen.kind]);

  return (
    <section class="self-check" id="check" tabIndex={-1} aria-busy={busy}>
      {/* Every screen is made anew: a page translated in place can't be changed bit by bit. */}
      <div class={settling ? 'screen screen--settling' : 'screen'} key={screen.id}>
        {screen.kind !== 'intro' && (
          <>
            {asked && (
              <p class="progress" id="progress">
                {words.question} {asked.at} {words.of} {asked.of}
              </p>
            )}
            <ScreenTitle
              id={screen.id}
              takesFocus
              describedBy={asked && 'progress'}
              key={busy ? 'busy' : 'title'}
            >
              {busy ? words.drawing : screenTitle(screen, words)}
            </ScreenTitle>
          </>
        )}
        {state.uncounted && screen.kind !== 'end' && <p class="notice">{words.uncounted}</p>}
        <ScreenBody
          {...{ script, screen, state, words, source, paths, offer, ready, silent, busy, review }}
          takesIntroFocus={state.answers['first-time'] !== undefined}
          on={{ dispatch, next, draw, makePlan, send, decline, again }}
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
      </div>
    </section>
  );
}

const stageOf = (kind: Screen['kind']): string =>
  kind === 'intro' || kind === 'end' ? kind : 'running';

const origin = (): 'this_site' | 'elsewhere' =>
  document.referrer.startsWith(`${location.origin}/`) ? 'this_site' : 'elsewhere';
