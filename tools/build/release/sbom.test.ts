import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readLockfile } from './lockfile.ts';
import { IN_PAGES, writeSbom } from './sbom.ts';

const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  components: z.array(
    z.object({
      name: z.string(),
      purl: z.string(),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })),
      licenses: z.array(z.object({ license: z.object({ id: z.string() }) })).optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

const SUBJECT = { version: '1.2.3', commit: 'c0ffee', epoch: 1_790_000_000 };

describe('the bill of materials', () => {
  const text = writeSbom(readLockfile('.'), SUBJECT);
  const ours = bomSchema.parse(JSON.parse(text));
  const part = (which: string) =>
    ours.components.filter(({ properties }) => properties.some(({ value }) => value === which));

  it("names the collector's packages as npm itself does, with their hashes and licences", (context) => {
    const words = ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'];
    const { status, stdout } = spawnSync('npm', words, { encoding: 'utf8' });
    if (status !== 0) return context.skip('this npm writes no bill of materials');
    // Node itself comes from the registry for who develops; a release runs with the machine's own.
    const theirs = bomSchema
      .parse(JSON.parse(stdout))
      .components.filter(({ name }) => !/^node-/.test(name));
    const essence = (components: typeof theirs) =>
      components
        .map(({ purl, hashes, licenses }) => ({ purl, hashes, licenses }))
        .sort((one, other) => (one.purl < other.purl ? -1 : 1));
    assert.deepEqual(essence(part('collector')), essence(theirs));
  });

  it('names what stands in the pages too', () => {
    assert.deepEqual(
      part('pages')
        .map(({ name }) => name)
        .sort(),
      [...IN_PAGES].sort(),
    );
  });

  it('refers to what it names alone, and is the same each time', () => {
    const named = new Set(ours.components.map(({ purl }) => purl));
    for (const { dependsOn } of ours.dependencies)
      for (const each of dependsOn) assert.ok(named.has(each), each);
    assert.equal(writeSbom(readLockfile('.'), SUBJECT), text);
  });
});
