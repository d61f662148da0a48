import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIslands } from './island-names.ts';

test('islands are named by their order, whatever folder their page was built in', () => {
  const page = (one: string, other: string): string =>
    `<p uid="kept"></p><astro-island uid="${one}" component-url="/a.js"></astro-island><astro-island uid="${other}"></astro-island>`;
  assert.equal(nameIslands(page('Z1FjYcp', '29OXeC')), page('1', '2'));
  assert.equal(nameIslands(page('ZaDocf', 'Z1QtfwB')), page('1', '2'));
});
