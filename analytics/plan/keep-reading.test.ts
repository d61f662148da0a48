import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepReading } from './keep-reading.ts';

test('a file is read again when it changed, and when another is asked for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  writeFileSync(one, 'a');
  writeFileSync(other, 'a');
  let reads = 0;
  const keep = keepReading<number>();
  const read = (...files: string[]) => keep(files, () => (reads += 1));
  assert.deepEqual([read(one), read(one)], [1, 1]);
  writeFileSync(one, 'ab');
  assert.equal(read(one), 2);
  assert.equal(read(one, other), 3);
  rmSync(folder, { recursive: true });
});
