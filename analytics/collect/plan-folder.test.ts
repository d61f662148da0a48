import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { STUDIES, frozenFile, readPlan } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { composeProperties } from '../protocol/compose.ts';
import { openBackgroundStore } from '../tally/background-store.ts';
import { readSqliteCounts } from '../tally/sqlite-store.ts';
import { openPlanFolder } from './plan-folder.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';

const STUDY = 'invisible-bill';
const studyFile = (studies: string): string => join(studies, `${STUDY}.yaml`);

/** Registers a next version, as an evaluator would, in a folder of its own. */
function registerNext(studies: string): RegisteredPlan {
  const file = studyFile(studies);
  const { plan } = readPlan(file);
  const text = readFileSync(file, 'utf8')
    .replace(`version: ${plan.version}`, `version: ${plan.version + 1}`)
    .replace(/minimumSeconds: \d+/, `minimumSeconds: ${plan.minimumSeconds + 1}`);
  writeFileSync(frozenFile(studies, STUDY, plan.version + 1), text);
  writeFileSync(file, text);
  return readPlan(file);
}

const close = (studies: string, day: string): void =>
  writeFileSync(
    studyFile(studies),
    `${readFileSync(studyFile(studies), 'utf8')}\nclosed: ${day}\n`,
  );

const copyOfStudies = (folder: string): string => {
  const studies = join(folder, `studies-${Math.random()}`);
  cpSync(STUDIES, studies, { recursive: true });
  return studies;
};

describe('a folder of plans', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'plan-folder-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is read again when it changed, and only then', async () => {
    const studies = copyOfStudies(folder);
    const watched = await openPlanFolder(studies);
    assert.equal(await watched.reread(), undefined);
    const next = registerNext(studies);
    const plans = (await watched.reread()) ?? [];
    assert.ok(plans.some(({ version }) => version === next.version));
    assert.ok(plans.some(({ version, replaced }) => replaced && version !== next.version));
    assert.equal(await watched.reread(), undefined);
  });

  it('tells once of a plan that is wrong, and takes it when it is mended', async () => {
    const studies = copyOfStudies(folder);
    const watched = await openPlanFolder(studies);
    const file = studyFile(studies);
    const sound = readFileSync(file, 'utf8');
    writeFileSync(file, sound.slice(0, 2000));
    await assert.rejects(watched.reread());
    assert.equal(await watched.reread(), undefined);
    writeFileSync(file, sound);
    assert.equal((await watched.reread())?.length, watched.plans.length);
  });

  it('is read again on another day, since accepted versions run out', async () => {
    let today = new Date('2026-12-01T23:59:00Z');
    const studies = copyOfStudies(folder);
    const watched = await openPlanFolder(studies, () => today);
    assert.equal(await watched.reread(), undefined);
    today = new Date('2026-12-02T00:01:00Z');
    assert.ok(await watched.reread());
  });
});

describe('a rolling upgrade', () => {
  let folder = '';
  const running: Collector[] = [];
  const post = async (collector: Collector, name: string, properties: Record<string, string>) => {
    const { port } = collector.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/event`, {
      method: 'POST',
      body: JSON.stringify({ n: name, u: '/zelftest/', d: 'x', p: properties }),
      headers: { 'content-type': 'text/plain' },
    });
    const { headers } = response;
    return {
      status: response.status,
      reason: headers.get('x-reason'),
      wait: Number(headers.get('retry-after')),
      body: await response.text(),
    };
  };
  const begin = async (studies: string, data: string, now?: () => Date): Promise<Collector> => {
    const settings = readSettings({ DATA_DIR: data, STUDIES_DIR: studies, RATE_LIMIT: '0' });
    const store = await openBackgroundStore(data);
    const collector = createCollector({
      settings,
      store,
      plans: await openPlanFolder(studies, now),
    });
    await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
    running.push(collector);
    return collector;
  };
  const startOf = ({ version }: { version: string }) =>
    composeProperties(
      { study: STUDY, version },
      { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' },
    );
  const started = (data: string): Record<string, number> => {
    const rows = readSqliteCounts(data).filter(({ table }) => table === 'allocated');
    return Object.fromEntries(rows.map(({ version, n }) => [version, n]));
  };
  before(() => (folder = mkdtempSync(join(tmpdir(), 'rolling-'))));
  after(async () => {
    await Promise.all(running.map((each) => each.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts old and new tabs at both collectors, whichever is upgraded first', async () => {
    const data = ['a', 'b'].map((name) => mkdtempSync(join(folder, name)));
    const studies = data.map(() => copyOfStudies(folder));
    const old = readPlan(studyFile(studies[0] ?? ''));
    const next = registerNext(studies[1] ?? '');
    const [late, early] = await Promise.all(data.map((each, at) => begin(studies[at] ?? '', each)));
    assert.ok(late && early);

    assert.equal((await post(early, 'start', startOf(old))).status, 202);
    assert.equal((await post(early, 'start', startOf(next))).status, 202);
    assert.equal((await post(late, 'start', startOf(old))).status, 202);
    const waiting = startOf(next);
    const answer = await post(late, 'start', waiting);
    assert.equal(answer.status, 503);
    assert.equal(answer.reason, 'version');
    assert.ok(answer.wait > 0 && answer.wait <= 60, 'a browser comes back within its ten minutes');

    // Nothing needs a restart: the collector looks whether the plan has come.
    registerNext(studies[0] ?? '');
    assert.equal((await post(late, 'start', waiting)).status, 202);
    assert.equal((await post(late, 'start', waiting)).status, 202);
    assert.equal((await post(late, 'start', startOf(old))).status, 202);
    assert.deepEqual(started(data[1] ?? ''), { [old.version]: 1, [next.version]: 1 });
    assert.deepEqual(started(data[0] ?? ''), { [old.version]: 2, [next.version]: 1 });
  });

  it('waits for no version that can not come: an older one, or none at all', async () => {
    const studies = copyOfStudies(folder);
    const { plan } = registerNext(studies);
    const collector = await begin(studies, mkdtempSync(join(folder, 'c')));
    const statusOf = async (version: string) =>
      (await post(collector, 'start', startOf({ version }))).status;
    assert.equal(await statusOf(`${plan.version + 1}-0123abcd`), 503);
    assert.equal(await statusOf(`${plan.version}-0123abcd`), 503);
    for (const version of [
      '0-0123abcd',
      `${plan.version - 1}-0123abcd`,
      '3',
      'x',
      '3-0123ABCD',
      '',
    ])
      assert.equal(await statusOf(version), 400, version);
  });

  it('ends on purpose: nobody starts after the closing day, who started can finish', async () => {
    const studies = copyOfStudies(folder);
    const registered = readPlan(studyFile(studies));
    close(studies, '2026-12-01');
    let today = new Date('2026-12-01T22:00:00Z');
    const data = mkdtempSync(join(folder, 'd'));
    const collector = await begin(studies, data, () => today);
    const design = { arm: 'control', pre_asked: 'no', first_time: 'first' };
    const action = () =>
      composeProperties(
        { study: STUDY, version: registered.version },
        { ...design, from: 'this_site' },
      );
    assert.equal((await post(collector, 'start', startOf(registered))).status, 202);
    today = new Date('2026-12-02T00:01:00Z');
    await collector.rereadPlans();
    const late = await post(collector, 'start', startOf(registered));
    assert.deepEqual([late.status, late.reason], [202, 'closed']);
    assert.equal((await post(collector, 'pageview', {})).reason, 'closed');
    assert.equal((await post(collector, 'action', action())).reason, null);
    assert.deepEqual(started(data), { [registered.version]: 1 });
    today = new Date('2027-02-01T00:00:00Z');
    await collector.rereadPlans();
    assert.equal((await post(collector, 'action', action())).status, 400);
  });
});
