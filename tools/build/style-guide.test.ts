import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { HookParameters } from 'astro';
import { styleGuide } from './style-guide.ts';

/** The routes that the style guide adds to a build, or to a development server. */
async function routesAdded(command: 'build' | 'dev'): Promise<string[]> {
  const added: string[] = [];
  const parameters = {
    command,
    injectRoute: ({ pattern }: { pattern: string }) => added.push(pattern),
  };
  const setup = styleGuide().hooks['astro:config:setup'];
  await setup?.(parameters as unknown as HookParameters<'astro:config:setup'>);
  return added;
}

describe('the style guide', () => {
  const { AUDIENCE } = process.env;
  afterEach(() => {
    if (AUDIENCE === undefined) delete process.env.AUDIENCE;
    else process.env.AUDIENCE = AUDIENCE;
  });

  it('is no part of what citizens see', async () => {
    delete process.env.AUDIENCE;
    assert.deepEqual(await routesAdded('build'), []);
  });

  it('is there in development, and for evaluators', async () => {
    delete process.env.AUDIENCE;
    assert.deepEqual(await routesAdded('dev'), ['/stijl/']);
    process.env.AUDIENCE = 'evaluators';
    assert.deepEqual(await routesAdded('build'), ['/stijl/']);
  });
});
