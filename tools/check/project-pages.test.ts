import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';

const PATH =
  /^(?:src|analytics|tools|tests|bench|deploy|docs|\.github|\.vscode)(?:\/[\w.@[\]-]+)*\/?$/;

for (const page of [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/evaluating.md',
  'docs/evalueren.md',
  'docs/dpia.md',
]) {
  test(`every path that ${page} names exists`, () => {
    const lines = readFileSync(page, 'utf8').split('\n');
    const missing = lines.flatMap((line, place) =>
      [...line.matchAll(/`([^`]+)`/g)]
        .flatMap(([, code = '']) => code.split(' '))
        .filter((word) => PATH.test(word) && !existsSync(word))
        .map((path) => `${page}:${place + 1}: ${path}`),
    );
    assert.deepEqual(missing, []);
  });
}

const description = z.object({
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().max(100)).min(1),
});

/** What publiccode.yml must hold by version 0.4 of its standard: https://yml.publiccode.tools */
const publiccode = z.object({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  releaseDate: z.iso.date(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.string(),
  description: z.object({ nl: description, en: description }),
  legal: z.object({ license: z.literal('EUPL-1.2') }),
  maintenance: z.object({
    type: z.enum(['internal', 'community']),
    contacts: z.array(z.object({ name: z.string(), email: z.email() })).min(1),
  }),
  localisation: z.object({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).min(1),
  }),
});

test('publiccode.yml holds what its standard asks, and the version of the package', () => {
  const described = publiccode.parse(parse(readFileSync('publiccode.yml', 'utf8')));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  assert.equal(described.softwareVersion, version);
});

const dependencies = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

test('docs/dependencies.md has a line for every package that is asked for, and for no other', () => {
  const asked = dependencies.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const rows = readFileSync('docs/dependencies.md', 'utf8').matchAll(
    /^\| ([^|]+) \|[^|]+\|[^|]+\|$/gm,
  );
  const listed = [...rows]
    .flatMap(([, names = '']) => names.split(', '))
    .filter((name) => name !== 'Package' && !name.startsWith('---'));
  assert.deepEqual(listed.sort(), Object.values(asked).flatMap(Object.keys).sort());
});
