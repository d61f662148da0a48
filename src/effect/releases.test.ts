import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readPlans } from '../../analytics/plan/read.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { release } from '../../analytics/report/release.ts';
import { drawCounts } from '../../analytics/simulate/draw.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import { changesBetween } from './changes.ts';
import { readNotes } from './notes.ts';
import { readReleases } from './read-summaries.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const truth = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
assert.ok(registered && truth.ok);
const { id } = registered.plan;
const campaign = (visits: number, week: string) =>
  drawCounts({ ...registered, truth: truth.value }, visits, streamFrom(7), week);

describe('releases', () => {
  let folder = '';
  const ids = () =>
    new Map([[id, readReleases(id, { EFFECT_DIR: folder }).map((each) => each.id)]]);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'releases-'));
    const first = campaign(1500, '2026-W47');
    release(registered, first, folder, '2026-11-23');
    release(registered, [...first, ...campaign(3000, '2026-W48')], folder, '2026-11-30');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are read in the order in which they came', () => {
    assert.deepEqual(ids().get(id), ['2026-11-23', '2026-11-30']);
  });

  it('tell what differs from the one before, and nothing where nothing does', () => {
    const [one, other] = readReleases(id, { EFFECT_DIR: folder });
    assert.ok(one && other);
    const changes = changesBetween(one.summary, other.summary, 'en');
    const started = changes.find(({ what }) => what === 'Visits that started');
    assert.deepEqual([started?.before, started?.after], ['1,500', '4,500']);
    assert.ok(changes.some(({ what }) => what === 'Finished the self-check'));
    assert.deepEqual(changesBetween(one.summary, one.summary, 'en'), []);
  });

  it('are corrected by a note, which must be about one of them', () => {
    const write = (text: string) => writeFileSync(join(folder, 'notes.yaml'), text);
    const what = 'what: { nl: Fout, en: Wrong }';
    write(`corrections:\n  - { study: ${id}, release: '2026-11-23', day: 2026-12-01, ${what} }\n`);
    assert.equal(readNotes(ids(), folder).corrections[0]?.release, '2026-11-23');
    write(`corrections:\n  - { study: ${id}, release: '2026-11-24', day: 2026-12-01, ${what} }\n`);
    assert.throws(() => readNotes(ids(), folder), /notes\.yaml:2 .*2026-11-24.*one of: 2026-11-23/);
    write(`events:\n  - { study: nothing, day: 2026-12-01, ${what} }\n`);
    assert.throws(() => readNotes(ids(), folder), /notes\.yaml:2 .*nothing/);
    write('events:\n  - { study: x, day: soon }\n');
    assert.throws(() => readNotes(ids(), folder), /YYYY-MM-DD/);
  });
});
