import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HEADER_FILES } from './proxy-headers.ts';

for (const [file, text] of Object.entries(HEADER_FILES)) {
  test(`${file} gives the headers of the built-in server`, () => {
    assert.equal(
      readFileSync(file, 'utf8'),
      text,
      'write it anew with: node tools/build/proxy-headers.ts',
    );
  });
}
