import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { evening } from './evening.ts';

/** Seconds; the real one is `npm run bench -- evening`. */
const SHORT = 12;

describe('an evening, briefly', () => {
  const site = mkdtempSync(join(tmpdir(), 'evening-site-'));
  after(() => rmSync(site, { recursive: true }));

  it('counts exactly what was acknowledged, whatever is killed or full', async () => {
    mkdirSync(join(site, 'assets'));
    writeFileSync(join(site, 'assets/a.abc.js'), 'x'.repeat(2000));
    writeFileSync(join(site, 'index.html'), '<script src="/assets/a.abc.js"></script>');
    mkdirSync(join(site, 'zelftest'));
    cpSync(join(site, 'index.html'), join(site, 'zelftest/index.html'));
    const pages = ['/', '/zelftest/'] as const;
    const found = await evening({ seconds: SHORT, peak: 12, seed: 20_267, site, pages });
    assert.deepEqual(found.differences, []);
    assert.ok(found.acknowledged > 30, `${found.acknowledged} acknowledged`);
    assert.ok(found.disturbances.length >= 5);
    assert.ok((found.statuses.hostile ?? {})['400'] !== 0);
  });
});
