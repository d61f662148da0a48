import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileCheck } from './compile.ts';
import {
  canGoBack,
  currentScreen,
  finishAnswers,
  initialState,
  isAnswered,
  progress,
  reduce,
} from './engine.ts';
import type { Move, State } from './engine.ts';
import { followers } from './graph.ts';
import { readSelfChecks } from './read.ts';
import type { Script } from './script.ts';

const checks = readSelfChecks();
const scripts = checks.flatMap((read) =>
  (['nl', 'en'] as const).map((language) => compileCheck(read, language)),
);
const study = scripts.find((script) => script.study);
assert.ok(study);

/** Answers whatever the screen asks, by numbers given, and goes on. */
function walk(script: Script, picks: readonly number[], preAsked: boolean): State {
  let state = initialState(script);
  const act = (action: Move): void => {
    state = reduce(script, state, action);
  };
  for (let steps = 0; currentScreen(script, state).kind !== 'end'; steps += 1) {
    assert.ok(steps < 60, 'the check ends');
    const screen = currentScreen(script, state);
    if (screen.kind === 'first-time' && !state.allocation)
      act({ type: 'drawn', allocation: { arm: script.study?.arms[0]?.id ?? '', preAsked } });
    if ('options' in screen) {
      const option = screen.options[(picks[steps % picks.length] ?? 0) % screen.options.length];
      assert.ok(option);
      if (screen.kind === 'coin')
        act({ type: 'coin', screen: screen.id, toss: { heads: true, sent: option.value } });
      else act({ type: 'answer', screen: screen.id, value: option.value });
    }
    assert.ok(isAnswered(script, state));
    act({ type: 'next', from: screen.id });
  }
  return state;
}

const picks = fc.array(fc.nat(5), { minLength: 1, maxLength: 20 });

describe('the engine of self-checks', () => {
  it('ends on every way through every check in both languages', () => {
    for (const script of scripts)
      fc.assert(
        fc.property(picks, fc.boolean(), (chosen, preAsked) => {
          const state = walk(script, chosen, preAsked);
          assert.equal(currentScreen(script, state).kind, 'end');
          assert.equal(new Set(state.trail).size, state.trail.length);
        }),
      );
  });

  it('asks beforehand only who was drawn for it, and sends a change only then', () => {
    for (const preAsked of [true, false]) {
      const state = walk(study, [1, 2, 3], preAsked);
      const answers = finishAnswers(study, state);
      assert.ok(answers);
      const asked = state.trail.some((id) => id.startsWith('before.'));
      assert.equal(asked, preAsked);
      assert.equal(
        Object.keys(answers).some((key) => key.startsWith('change.')),
        preAsked,
      );
    }
  });

  it('draws once, and tosses a coin once', () => {
    const allocated = (arm: string): Move => ({
      type: 'drawn',
      allocation: { arm, preAsked: false },
    });
    let state = reduce(study, initialState(study), allocated('a'));
    state = reduce(study, state, allocated('b'));
    assert.equal(state.allocation?.arm, 'a');
    const toss = (sent: string): Move => ({
      type: 'coin',
      screen: 's',
      toss: { heads: true, sent },
    });
    state = reduce(study, reduce(study, state, toss('yes')), toss('no'));
    assert.equal(state.coins.s?.sent, 'yes');
  });

  it('goes back without losing answers, but not over the draw nor after sending', () => {
    let state = walk(study, [2], false);
    assert.ok(canGoBack(study, state));
    assert.equal(canGoBack(study, { ...state, delivery: 'sending' }), false);
    const answers = state.answers;
    while (canGoBack(study, state)) state = reduce(study, state, { type: 'back' });
    assert.notEqual(currentScreen(study, state).kind, 'first-time');
    assert.deepEqual(state.answers, answers);
  });

  it('keeps no answers for another go, which counts as "again"', () => {
    const state = reduce(study, walk(study, [2], false), { type: 'again' });
    assert.deepEqual(state.answers, { 'first-time': 'again' });
    assert.equal(state.allocation, undefined);
    assert.deepEqual(state.coins, {});
  });

  it('counts the questions that this visitor gets, to the last', () => {
    for (const script of scripts)
      fc.assert(
        fc.property(picks, fc.boolean(), (chosen, preAsked) => {
          const end = walk(script, chosen, preAsked);
          const counted = end.trail.flatMap((_, place) => {
            const trail = end.trail.slice(0, place + 1);
            return progress(script, { ...end, trail }) ?? [];
          });
          assert.deepEqual(
            counted.map(({ at }) => at),
            counted.map((_, place) => place + 1),
          );
          // Fewer than foretold may come, where an answer cuts the way short; never more.
          counted.forEach(({ of }, place) => assert.ok(of >= (counted[place + 1]?.of ?? of)));
          assert.equal(counted.at(-1)?.at, counted.length);
        }),
      );
  });

  it('asks as many questions as its first screen says', () => {
    const said = { nl: ['acht', 'twaalf'], en: ['eight', 'twelve'] };
    const counts = [false, true].map((preAsked) => {
      const end = walk(study, [0], preAsked);
      return progress(study, { ...end, trail: end.trail.slice(0, -2) })?.of;
    });
    assert.deepEqual(counts, [8, 12]);
    for (const { language, intro } of scripts.filter((script) => script.study))
      for (const number of said[language])
        assert.match(intro.flat().join(' ').toLowerCase(), new RegExp(`\\b${number}\\b`));
  });
});

describe('the way through a check', () => {
  it('reaches every step of the checks that staff wrote', () => {
    for (const { check } of checks) {
      const reached = new Set(check.steps.slice(0, 1).map(({ id }) => id));
      check.steps.forEach((_, place) =>
        followers(check.steps, place).forEach((id) => reached.add(id)),
      );
      assert.equal(reached.size, check.steps.length);
    }
  });
});
