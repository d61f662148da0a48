import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMetrics } from './metrics.ts';

/** The samples of a text in Prometheus' format, by series with its labels. */
const samplesOf = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, series = '', value] = /^(\S+(?: ?\{.*\})?) (\S+)$/.exec(line) ?? [];
        return [series, Number(value)];
      }),
  );

describe('metrics', () => {
  it('are all there from the start, what counts at zero, so that a first one is seen as a rise', () => {
    const metrics = createMetrics();
    const before = samplesOf(metrics.render());
    metrics.accepted(3);
    metrics.refused('store');
    metrics.dropped('bot');
    const after = samplesOf(metrics.render());
    assert.deepEqual([...after.keys()], [...before.keys()]);
    const names = new Set([...before.keys()].map((series) => series.replace(/\{.*/, '')));
    for (const name of [
      'zonder_vraag_events_accepted_total',
      'zonder_vraag_events_refused_total',
      'zonder_vraag_events_dropped_total',
      'zonder_vraag_commit_seconds_count',
      'zonder_vraag_flush_failures_total',
      'zonder_vraag_database_went_back_total',
      'zonder_vraag_spool_rows',
      'zonder_vraag_last_flush_age_seconds',
      'zonder_vraag_build_info',
      'process_start_time_seconds',
    ])
      assert.ok(names.has(name), name);
    for (const [series, value] of before)
      if (/^zonder_vraag_.*(_total|_count|_bucket)/.test(series)) assert.equal(value, 0, series);
    for (const series of [
      'zonder_vraag_events_accepted_total',
      'zonder_vraag_events_refused_total{reason="store"}',
      'zonder_vraag_events_dropped_total{reason="bot"}',
      'zonder_vraag_commit_seconds_count',
    ])
      assert.deepEqual([before.get(series), after.get(series)], [0, 1], series);
  });

  it('are announced, each with what it means and its type, before its samples', () => {
    const announced = new Set<string>();
    for (const line of createMetrics().render().split('\n').filter(Boolean)) {
      const [, name] = /^# TYPE (\S+) (?:counter|gauge|histogram)$/.exec(line) ?? [];
      if (name) announced.add(name);
      if (line.startsWith('#')) continue;
      const series = /^[a-z_]+/.exec(line)?.[0] ?? '';
      const base = series.replace(/_(bucket|sum|count)$/, '');
      assert.ok(announced.has(series) || announced.has(base), line);
    }
  });
});
