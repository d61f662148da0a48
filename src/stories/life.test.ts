import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lifeOf } from './life.ts';
import type { Life } from './life.ts';

describe('the life of a story', () => {
  const published = { status: 'published' as const };
  for (const [what, lines, day, life] of [
    ['a draft, whatever its days', { status: 'draft', from: '2026-01-01' }, '2026-06-01', 'draft'],
    ['a text for review', { status: 'review' }, '2026-06-01', 'review'],
    ['the day before its first', { ...published, from: '2026-06-02' }, '2026-06-01', 'planned'],
    ['its first day', { ...published, from: '2026-06-01' }, '2026-06-01', 'public'],
    ['its last day', { ...published, until: '2026-06-01' }, '2026-06-01', 'public'],
    ['the day after its last', { ...published, until: '2026-06-01' }, '2026-06-02', 'over'],
    [
      'retracted, whatever else',
      { ...published, retracted: '2026-05-01' },
      '2026-06-01',
      'retracted',
    ],
    ['no days at all', published, '2026-06-01', 'public'],
  ] as const satisfies readonly (readonly [string, Parameters<typeof lifeOf>[0], string, Life])[])
    it(`knows ${what}`, () => {
      assert.equal(lifeOf(lines, day), life);
    });
});
