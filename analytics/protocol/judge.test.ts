import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readPlans } from '../plan/read.ts';
import { cellNames, deriveEvents, deriveTables } from '../plan/tables.ts';
import { composeProperties } from './compose.ts';
import { createJudge } from './judge.ts';
import { readPayload } from './payload.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;
const judge = createJudge([registered]);
const events = deriveEvents(plan);

/** Every cell that the plan declares. */
const declared = new Set(
  deriveTables(plan).flatMap((table) => cellNames(table).map((cell) => `${table.name} ${cell}`)),
);

/** A well-formed event of the plan, with any of its values. */
const eventOf = fc.constantFrom(...events).chain(({ name, context, increments }) =>
  fc
    .record(Object.fromEntries(context.map((each) => [each.name, fc.constantFrom(...each.values)])))
    .chain((chosen) =>
      fc
        .record(
          Object.fromEntries(
            increments
              .filter(({ when }) => !when || when.values.includes(chosen[when.name] ?? ''))
              .map(({ key, values }) => [key, fc.constantFrom(...values)]),
          ),
        )
        .map((answers) => ({
          name,
          properties: composeProperties({ study: plan.id, version }, chosen, answers),
        })),
    ),
);

const judged = (name: string, properties: Record<string, string>) =>
  judge({ name, url: '/', referrer: '', properties });

describe('the judge', () => {
  it('counts every event of the plan in declared cells only', () => {
    fc.assert(
      fc.property(eventOf, ({ name, properties }) => {
        const verdict = judged(name, properties);
        assert.equal(verdict.kind, 'counted');
        assert.ok(verdict.increments.length > 0);
        for (const { table, cell } of verdict.increments)
          assert.ok(declared.has(`${table} ${cell}`), `${table} ${cell}`);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses any event with one thing changed, and names the field', () => {
    const change = fc.constantFrom('value', 'missing', 'extra');
    fc.assert(
      fc.property(eventOf, change, fc.nat(), ({ name, properties }, what, pick) => {
        const keys = Object.keys(properties);
        const key = keys[pick % keys.length] ?? '';
        const rest = Object.fromEntries(
          Object.entries(properties).filter(([each]) => each !== key),
        );
        const changed = {
          value: { ...properties, [key]: 'nothing-like-it' },
          missing: rest,
          extra: { ...properties, surprise: 'x' },
        }[what];
        const verdict = judged(name, changed);
        assert.equal(verdict.kind, 'refused');
        assert.equal(verdict.refusal.field, what === 'extra' ? 'surprise' : key);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.dictionary(fc.string(), fc.string()),
        (name, url, p) => {
          const verdict = judge({ name, url, referrer: url, properties: p });
          assert.ok(['counted', 'dropped', 'refused'].includes(verdict.kind));
        },
      ),
    );
  });

  it('drops names that no study has, with the reason', () => {
    assert.deepEqual(judge({ name: 'engagement', url: '/', referrer: '', properties: {} }), {
      kind: 'dropped',
      reason: 'unknown-event',
    });
  });

  it('counts what is not on a list of the plan as other, and keeps no text of it', () => {
    const verdict = judge({
      name: 'pageview',
      url: 'https://x.example/secret-page?utm_source=somebody',
      referrer: 'https://person.example/',
      properties: {},
    });
    assert.equal(verdict.kind, 'counted');
    assert.doesNotMatch(JSON.stringify(verdict), /secret|somebody|person/);
  });
});

describe('payloads', () => {
  const properties = { study: 'a', number: 3, yes: true, none: null };
  const read = { study: 'a', number: '3', yes: 'true' };
  for (const [shape, body] of Object.entries({
    'short keys, properties as JSON': { n: 'e', u: '/', d: 'x', p: JSON.stringify(properties) },
    'short keys, properties as an object': { n: 'e', u: '/', d: 'x', p: properties },
    'long keys': { name: 'e', url: '/', domain: 'x', props: properties, unknown: { a: 1 } },
  })) {
    it(`are read with ${shape}`, () => {
      const result = readPayload(JSON.stringify(body));
      assert.ok('payload' in result);
      assert.deepEqual(result.payload, { name: 'e', url: '/', referrer: '', properties: read });
    });
  }

  it('are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        const result = readPayload(body);
        assert.ok('payload' in result || result.refusal.field.length > 0);
      }),
    );
  });
});
