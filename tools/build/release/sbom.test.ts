import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
      licenses: z.array(z.unknown()).optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
});

const SUBJECT = { version: '1.2.3', commit: 'c0ffee', epoch: 1_790_000_000 };

describe('the bill of materials', () => {
  const text = writeSbom(readLockfile('.'), SUBJECT);
  const ours = bomSchema.parse(JSON.parse(text));
  const part = (which: string) =>
    ours.components.filter(({ properties }) => properties.some(({ value }) => value === which));

  it("names the collector's packages as npm itself does, with their hashes and licences", (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
    context.after(() => rmSync(folder, { recursive: true }));
    // With --omit=dev npm forgets what the tools of development need too, so they are left out beforehand.
    const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const runs = Object.entries(lock.packages).filter(([, { dev, optional }]) => !dev && !optional);
    const { '': own, ...packages } = Object.fromEntries(runs);
    const project = { ...own, devDependencies: {}, optionalDependencies: {} };
    const write = (file: string, value: unknown): void =>
      writeFileSync(join(folder, file), JSON.stringify(value));
    write('package.json', project);
    write('package-lock.json', { ...lock, packages: { '': project, ...packages } });
    const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
    const { stdout, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
    const theirs = bomSchema.parse(JSON.parse(stdout || stderr)).components;
    const essence = (components: typeof theirs) =>
      components
        .map(({ purl, hashes, licenses }) => ({ purl, hashes, licenses }))
        .sort((one, other) => (one.purl < other.purl ? -1 : 1));
    // Needed on one platform alone, and named by npm's whole list only.
    const everywhere = part('collector').filter(({ name }) => name !== 'pg-cloudflare');
    assert.deepEqual(essence(everywhere), essence(theirs));
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
