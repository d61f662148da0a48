import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';
import { startCollector } from '../torture/load.ts';
import type { CollectorProcess } from '../torture/load.ts';

const RULES = 'deploy/watch/prometheus-rules.yml';
const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
});
const boardSchema = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }),
  ),
});
const alerts = rulesSchema
  .parse(parse(readFileSync(RULES, 'utf8')))
  .groups.flatMap(({ rules }) => rules);
const panels = boardSchema.parse(
  JSON.parse(readFileSync('deploy/watch/grafana-board.json', 'utf8')),
).panels;

/** What other exporters give, by their own documentation. */
const OF_OTHERS = new Set([
  'up',
  'node_filesystem_avail_bytes',
  'node_filesystem_size_bytes',
  'probe_ssl_earliest_cert_expiry',
]);
/** Words of PromQL that look like the name of a metric. */
const metricsIn = (expression: string): string[] =>
  [
    ...expression
      .replaceAll(/"[^"]*"|\b(?:by|on) *\([^)]*\)/g, '')
      .matchAll(/\b[a-z]+(?:_[a-z]+)+\b(?! *\()|\bup\b/g),
  ].map(([name]) => name);

describe('watching', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watching-'));
  const site = join(folder, 'site');
  let collector: CollectorProcess;
  let told = '';
  before(async () => {
    mkdirSync(join(site, '.well-known'), { recursive: true });
    writeFileSync(join(site, 'index.html'), 'home');
    writeFileSync(join(site, '.well-known/security.txt'), 'Expires: 2027-01-01T00:00:00.000Z\n');
    collector = await startCollector(join(folder, 'data'), { SITE_DIR: site });
    told = await (await fetch(`http://127.0.0.1:${collector.port}/metrics`)).text();
  });
  after(async () => {
    await collector.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks for no metric that a running collector does not have', () => {
    const given = new Set([...told.matchAll(/^([a-z_]+)/gm)].map(([name]) => name));
    const expressions = [
      ...alerts.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    for (const expression of expressions) {
      const names = metricsIn(expression);
      assert.ok(names.length > 0, expression);
      for (const name of names) assert.ok(given.has(name) || OF_OTHERS.has(name), name);
    }
  });

  it('tells whether a collector is ready, and when security.txt expires', () => {
    assert.match(told, /^zonder_vraag_ready 1$/m);
    assert.match(told, /^zonder_vraag_security_txt_expiry_seconds 1798761600$/m);
  });

  it('has a heading in the runbook for each alert, and an alert for each', () => {
    const headings = [
      ...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## ([A-Z]\w+[A-Z]\w*)$/gm),
    ];
    assert.deepEqual(
      headings.map(([, name]) => name).sort(),
      alerts.map(({ alert }) => alert).sort(),
    );
  });

  it('goes off when it must, and only then', (context) => {
    if (!findProgram(['promtool'])) installPackages('prometheus');
    if (!findProgram(['promtool'])) {
      context.skip('this machine has no promtool (on Debian: apt-get install prometheus)');
      return;
    }
    const cases = readFileSync('tests/deploy/prometheus-rules.test.yml', 'utf8');
    const file = join(folder, 'cases.yml');
    writeFileSync(file, cases.replace('RULES', resolve(RULES)));
    for (const words of [
      ['check', 'config', '--syntax-only', 'deploy/watch/prometheus.yml'],
      ['test', 'rules', file],
    ]) {
      const run = spawnSync('promtool', words, { encoding: 'utf8' });
      assert.equal(run.status, 0, run.stdout + run.stderr);
    }
  });
});
