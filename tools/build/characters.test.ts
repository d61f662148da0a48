import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHARACTERS, charactersIn } from './characters.ts';

test('letters that staff write are found, each once, wherever their file is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(folder, 'nl'));
  writeFileSync(join(folder, 'nl', 'een.mdx'), 'Özgür uit Ōtaki, Curaçao\u00a0{x}\n');
  writeFileSync(join(folder, 'twee.yaml'), 'name: Özlem\n');
  assert.equal(charactersIn(folder), 'ÖçüŌ');
});

test('a folder without any such letter adds nothing', () => {
  assert.equal(charactersIn(mkdtempSync(join(tmpdir(), 'content-'))), '');
});

test('the fonts are cut to each character once', () => {
  assert.equal(new Set(CHARACTERS).size, [...CHARACTERS].length);
});
