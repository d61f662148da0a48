import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { keepAssets } from './keep-assets.ts';

describe('assets of earlier releases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  after(() => rmSync(folder, { recursive: true }));
  let sites = 0;
  const build = (names: readonly string[]): string => {
    const site = join(folder, String((sites += 1)));
    mkdirSync(join(site, 'assets/fonts'), { recursive: true });
    for (const name of names) writeFileSync(join(site, 'assets', name), `${sites}`);
    return site;
  };
  const held = (site: string): string[] =>
    readdirSync(join(site, 'assets'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('.'))
      .sort();

  it('stay for two releases, and no longer', () => {
    const releases = [['a.js', 'fonts/f.woff2'], ['b.js'], ['c.js'], ['d.js']].map(build);
    const [first = '', second = '', third = '', fourth = ''] = releases;
    keepAssets(join(folder, 'nothing'), first);
    keepAssets(first, second);
    assert.deepEqual(held(second), ['a.js', 'b.js', 'fonts/f.woff2']);
    keepAssets(second, third);
    assert.deepEqual(held(third), ['a.js', 'b.js', 'c.js', 'fonts/f.woff2']);
    keepAssets(third, fourth);
    assert.deepEqual(held(fourth), ['b.js', 'c.js', 'd.js']);
  });

  it('stay as long when the same release is built anew, and never replace a new one', () => {
    const [old, now, again] = [
      build(['a.js', 's.css']),
      build(['b.js', 's.css']),
      build(['b.js', 's.css']),
    ];
    keepAssets(old, now);
    keepAssets(now, again);
    assert.deepEqual(held(again), ['a.js', 'b.js', 's.css']);
    assert.equal(readFileSync(join(again, 'assets/s.css'), 'utf8'), '7');
  });
});
