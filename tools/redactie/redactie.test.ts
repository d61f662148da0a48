import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HookParameters } from 'astro';
import { compileCheck } from '../../src/self-check/compile.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { layOut } from './flow-layout.ts';
import { redactie } from './redactie.ts';

async function routesAdded(command: 'build' | 'dev'): Promise<string[]> {
  const added: string[] = [];
  const parameters = {
    command,
    injectRoute: ({ pattern }: { pattern: string }) => added.push(pattern),
  };
  const setup = redactie().hooks['astro:config:setup'];
  await setup?.(parameters as unknown as HookParameters<'astro:config:setup'>);
  return added;
}

test('the pages of who edits are in the preview, and in no build, not even for evaluators', async () => {
  process.env.AUDIENCE = 'evaluators';
  assert.deepEqual(await routesAdded('build'), []);
  delete process.env.AUDIENCE;
  assert.equal((await routesAdded('dev')).length, 3);
});

test('the drawing of a self-check has every screen once, below all that lead to it', () => {
  for (const read of readSelfChecks()) {
    const script = compileCheck(read, 'nl');
    const { boxes, ways } = layOut(script);
    assert.deepEqual(boxes.map(({ id }) => id).sort(), script.screens.map(({ id }) => id).sort());
    const height = new Map(boxes.map(({ id, y }) => [id, y]));
    for (const way of ways)
      for (const [place, { screen }] of way.entries())
        if (place > 0)
          assert.ok((height.get(screen) ?? 0) > (height.get(way[place - 1]?.screen ?? '') ?? 0));
  }
});
