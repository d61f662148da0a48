import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCheck } from './compile.ts';
import { readSelfChecks } from './read.ts';
import { allWays } from './ways.ts';

const scripts = readSelfChecks().map((read) => compileCheck(read, 'nl'));

test('every screen of every check lies on a way, and every way ends', () => {
  for (const script of scripts) {
    const ways = allWays(script);
    const walked = new Set(ways.flat().map(({ screen }) => screen));
    assert.deepEqual(
      script.screens.map(({ id }) => id).filter((id) => !walked.has(id)),
      [],
      script.id,
    );
    for (const way of ways)
      assert.equal(script.screens.find(({ id }) => id === way.at(-1)?.screen)?.kind, 'end');
  }
});

test('answers that lead apart make ways of their own', () => {
  const branching = scripts.find(({ id }) => id === 'what-do-you-say');
  assert.ok(branching && allWays(branching).length > 1);
});
