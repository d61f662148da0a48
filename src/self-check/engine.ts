import { named, readTable } from '../../analytics/plan/names.ts';
import { clippedChange } from '../../analytics/protocol/compose.ts';
import type { Properties } from '../../analytics/protocol/compose.ts';
import type { Allocation } from '../../analytics/protocol/allocation.ts';
import type { CoinToss } from '../../analytics/protocol/coin.ts';
import type { Screen, Script } from './script.ts';

/** A plan from the help sheet; it never leaves the page. */
export type IfThenPlan = { readonly when: string; readonly then: string };

/** All that a running self-check knows; it lives in memory and nowhere else. */
export type State = {
  /** The screens that were shown, the present one last. */
  readonly trail: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
  readonly coins: Readonly<Record<string, CoinToss>>;
  readonly allocation?: Allocation;
  readonly plan?: IfThenPlan;
  /** The start couldn't be counted, so nothing of this visit is sent. */
  readonly uncounted?: true;
  readonly delivery: 'not-sent' | 'sending' | 'waiting' | 'counted' | 'lost' | 'declined';
};

export type Move =
  | { readonly type: 'answer'; readonly screen: string; readonly value: string }
  | { readonly type: 'drawn'; readonly allocation: Allocation }
  | { readonly type: 'coin'; readonly screen: string; readonly toss: CoinToss }
  | { readonly type: 'uncounted' }
  | { readonly type: 'planned'; readonly plan: IfThenPlan }
  | { readonly type: 'delivery'; readonly delivery: State['delivery'] }
  /** On from a screen: a second event of the same task doesn't skip the one after. */
  | { readonly type: 'next'; readonly from: string }
  | { readonly type: 'back' }
  | { readonly type: 'again' };

/** Where every run begins. */
export const initialState = ({ screens }: Script): State => ({
  trail: screens[0] ? [screens[0].id] : [],
  answers: {},
  coins: {},
  delivery: 'not-sent',
});

/** The screen being shown. */
export function currentScreen({ screens }: Script, { trail }: State): Screen {
  const screen = screens.find(({ id }) => id === trail.at(-1)) ?? screens[0];
  if (!screen) throw new Error('a script has at least one screen');
  return screen;
}

/** Moves a self-check on. A pure function: the same state and action give the same state. */
export function reduce(script: Script, state: State, action: Move): State {
  switch (action.type) {
    case 'answer':
      return { ...state, answers: { ...state.answers, [action.screen]: action.value } };
    case 'drawn':
      // A draw is made once; pressing twice doesn't draw again.
      return state.allocation ? state : { ...state, allocation: action.allocation };
    case 'coin':
      // A coin falls once: a second toss would give away more than the first.
      return state.coins[action.screen]
        ? state
        : { ...state, coins: { ...state.coins, [action.screen]: action.toss } };
    case 'uncounted':
      return { ...state, uncounted: true };
    case 'planned':
      return { ...state, plan: action.plan };
    case 'delivery':
      return { ...state, delivery: action.delivery };
    case 'next': {
      if (action.from !== state.trail.at(-1)) return state;
      const next = nextScreen(script, state);
      return next ? { ...state, trail: [...state.trail, next] } : state;
    }
    case 'back':
      return canGoBack(script, state) ? { ...state, trail: state.trail.slice(0, -1) } : state;
    case 'again':
      return { ...initialState(script), answers: { 'first-time': 'again' } };
  }
}

/** The screen after the present one, by the answer given where answers lead apart. */
export function nextScreen(script: Script, state: State): string | undefined {
  const screen = currentScreen(script, state);
  const chosen =
    screen.kind === 'question'
      ? screen.options.find(({ value }) => value === state.answers[screen.id])?.next
      : undefined;
  return chosen ?? straightOn(script, state, screen);
}

/** The screen after one whose answer doesn't lead elsewhere. */
function straightOn({ screens }: Script, state: State, screen: Screen): string | undefined {
  if (screen.kind === 'end') return undefined;
  if (screen.next) return screen.next;
  const shown = (each: Screen) => !each.onlyAskedBefore || state.allocation?.preAsked === true;
  return screens.slice(screens.indexOf(screen) + 1).find(shown)?.id;
}

/** Whether the present screen's question has its answer. */
export function isAnswered(script: Script, state: State): boolean {
  const screen = currentScreen(script, state);
  if (screen.kind === 'coin') return state.coins[screen.id] !== undefined;
  if (screen.kind === 'question' || screen.kind === 'first-time') {
    return state.answers[screen.id] !== undefined;
  }
  return true;
}

/** One can go back anywhere but over the draw, over the text, and once the answers are sent. */
export function canGoBack(script: Script, state: State): boolean {
  const screen = currentScreen(script, state);
  const before = script.screens.find(({ id }) => id === state.trail.at(-2));
  if (!before || state.delivery !== 'not-sent') return false;
  return screen.kind !== 'message' && before.kind !== 'first-time';
}

const asks = ({ kind }: Screen): boolean => kind === 'question' || kind === 'coin';

/** How many questions may still come after a screen, on the longest way from there. */
function mostAhead(script: Script, state: State, screen: Screen): number {
  const ahead = straightOn(script, state, screen);
  const ways =
    screen.kind === 'question' ? screen.options.map(({ next }) => next ?? ahead) : [ahead];
  return script.screens
    .filter(({ id }) => ways.includes(id))
    .reduce((most, each) => Math.max(most, Number(asks(each)) + mostAhead(script, state, each)), 0);
}

/** Which question this is, of as many as this visitor gets at most; nothing where none is asked. */
export function progress(
  script: Script,
  state: State,
): { readonly at: number; readonly of: number } | undefined {
  const screen = currentScreen(script, state);
  if (!asks(screen)) return undefined;
  const at = script.screens.filter((each) => asks(each) && state.trail.includes(each.id)).length;
  return { at, of: at + mostAhead(script, state, screen) };
}

/** The design a visit belongs to, as every event of a study says it. */
export const designOf = ({ allocation, answers }: State): Properties =>
  named({
    arm: allocation?.arm ?? '',
    preAsked: allocation?.preAsked ? 'yes' : 'no',
    firstTime: answers['first-time'] ?? 'unsure',
  });

/** The answers of a whole run as properties of the finish event; undefined while one is missing. */
export function finishAnswers(script: Script, state: State): Properties | undefined {
  const properties: Record<string, string> = {};
  for (const screen of script.screens) {
    if (screen.kind === 'coin') {
      const toss = state.coins[screen.id];
      if (!toss) return undefined;
      properties[screen.table] = toss.sent;
    }
    if (screen.kind !== 'question' || !screen.table) continue;
    const after = state.answers[screen.id];
    if (after === undefined) return undefined;
    properties[screen.table] = after;
    if (!screen.changeTable || !state.allocation?.preAsked) continue;
    const before = state.answers[`before.${readTable(screen.table).item}`];
    if (before === undefined) return undefined;
    const scale = screen.options.map(({ value }) => value);
    properties[screen.changeTable] = clippedChange(scale, before, after);
  }
  return properties;
}
