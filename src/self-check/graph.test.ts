import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkGraph } from './graph.ts';
import type { Step } from './schema.ts';

const words = { nl: 'x', en: 'x' };
const text = (id: string, next?: string): Step => ({
  kind: 'text',
  id,
  title: words,
  text: words,
  ...(next ? { next } : {}),
});
const end = (id: string): Step => ({ kind: 'end', id, title: words, text: words });

describe('checking the way through a check', () => {
  it('passes a way that ends', () => assert.deepEqual(checkGraph([text('a'), end('z')]), []));

  for (const [what, steps, found] of [
    ['a circle', [text('a'), text('b', 'a'), end('z')], 'a circle: a → b → a'],
    ['a dead end', [text('a')], 'no way on after a'],
    ['an unknown step', [text('a', 'nowhere'), end('z')], 'next: nowhere'],
    [
      'a step out of reach',
      [text('a', 'z'), text('b'), end('z')],
      'step b, which no answer leads to',
    ],
  ] as const) {
    it(`names ${what}, with the way to it`, () => {
      assert.ok(checkGraph(steps).some((fault) => fault.found === found));
    });
  }
});
