import { initialState, nextScreen } from './engine.ts';
import type { Screen, Script } from './script.ts';

/** A step on: the screen that follows, and the answers that lead there; none where all do. */
export type StepOn = { readonly to: string; readonly by: readonly string[] };
/** One way through a check, from its first screen to its end. */
export type Way = readonly { readonly screen: string; readonly by: readonly string[] }[];

/** More ways than anybody walks; a check that has more is drawn as far as this. */
const MOST_WAYS = 200;

const screenOf = (script: Script, id: string): Screen | undefined =>
  script.screens.find((screen) => screen.id === id);

/** Where one can go from a screen, as the running check itself goes on. */
export function stepsOn(script: Script, id: string, preAsked: boolean): StepOn[] {
  const screen = screenOf(script, id);
  if (!screen) return [];
  const after = (answers: Readonly<Record<string, string>>): string | undefined =>
    nextScreen(script, {
      ...initialState(script),
      trail: [id],
      answers,
      allocation: { arm: '', preAsked },
    });
  const values = screen.kind === 'question' ? screen.options.map(({ value }) => value) : [''];
  const byNext = Map.groupBy(values, (value) => after({ [id]: value }));
  return [...byNext].flatMap(([to, by]) =>
    to === undefined ? [] : [{ to, by: byNext.size === 1 ? [] : by }],
  );
}

/**
 * Every way through a check: with the questions asked beforehand where a study draws who gets them, and
 * without.
 *
 * @returns at most 200 ways; a check that never ends doesn't pass the content check
 */
export function allWays(script: Script): Way[] {
  const [first] = script.screens;
  const draws = script.screens.some(({ onlyAskedBefore }) => onlyAskedBefore);
  const ways: Way[] = [];
  const walk = (id: string, before: Way, preAsked: boolean): void => {
    if (ways.length >= MOST_WAYS || before.some(({ screen }) => screen === id)) return;
    const steps = stepsOn(script, id, preAsked);
    if (steps.length === 0) ways.push([...before, { screen: id, by: [] }]);
    for (const { to, by } of steps) walk(to, [...before, { screen: id, by }], preAsked);
  };
  if (first) for (const preAsked of draws ? [true, false] : [false]) walk(first.id, [], preAsked);
  return ways;
}
