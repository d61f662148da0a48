import { z } from 'zod';
import { PROPERTY, cellName } from '../plan/names.ts';
import { cellNames, deriveEvents } from '../plan/tables.ts';
import type { Dimension, EventSpec, Table } from '../plan/tables.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { SUBMISSION_PATTERN } from './submission.ts';
import type { Refusal } from './payload.ts';

/** One count to be raised by one. */
export type Increment = {
  readonly study: string;
  readonly version: string;
  readonly table: string;
  readonly cell: string;
};

/** The increments that an event declares, with its delivery number; or why it was refused. */
export type Understood =
  | { readonly increments: readonly Increment[]; readonly submission: string }
  | { readonly refusal: Refusal };

/** Reads the properties of one event of one version of one study. */
export type ReadEvent = (properties: Readonly<Record<string, string>>) => Understood;

/**
 * Builds the readers of all events of a plan version.
 *
 * @returns a reader for each event name; it refuses whatever the plan doesn't declare
 */
export const eventReaders = (plan: StudyPlan, version: string): Map<string, ReadEvent> =>
  new Map(deriveEvents(plan).map((spec) => [spec.name, eventReader(spec, plan.id, version)]));

function eventReader(spec: EventSpec, study: string, version: string): ReadEvent {
  const schema = eventSchema(spec, study, version);
  const cells = spec.tables.map((table) => cellReader(table, study, version));
  return (properties) => {
    const result = schema.safeParse(properties);
    if (!result.success) return { refusal: explain(result.error, properties) };
    const { data } = result;
    const increments = cells.flatMap((read) => read(data) ?? []);
    return { increments, submission: data[PROPERTY.submission] ?? '' };
  };
}

/** Finds the cell of a table in which an event counts; none where it holds no answer for the table. */
function cellReader(table: Table, study: string, version: string) {
  const increments = incrementsOf(table, study, version);
  return (data: Readonly<Record<string, string | undefined>>): Increment | undefined =>
    increments.get(
      cellName(
        table.dimensions,
        (name) => data[name === PROPERTY.answer ? table.name : name] ?? '',
      ),
    );
}

/** The increment of every cell of a table, one object each: whoever adds up can tell them apart as they are. */
export const incrementsOf = (
  table: Table,
  study: string,
  version: string,
): ReadonlyMap<string, Increment> =>
  new Map(cellNames(table).map((cell) => [cell, { study, version, table: table.name, cell }]));

const oneOf = ({ values }: Pick<Dimension, 'values'>) => z.enum([...values]);

/** The strict schema of an event's properties, derived from the plan and nothing else. */
function eventSchema(spec: EventSpec, study: string, version: string) {
  const context = spec.context.map((dimension) => [dimension.name, oneOf(dimension)] as const);
  const always = spec.increments.filter(({ when }) => !when);
  const sometimes = spec.increments.filter(({ when }) => when);
  const shape: Record<string, z.ZodType<string | undefined>> = {
    [PROPERTY.study]: z.literal(study),
    [PROPERTY.version]: z.literal(version),
    [PROPERTY.submission]: z.string().regex(SUBMISSION_PATTERN, 'expected 32 hexadecimal digits'),
    ...Object.fromEntries(context),
    ...Object.fromEntries(always.map((property) => [property.key, oneOf(property)])),
    ...Object.fromEntries(sometimes.map((property) => [property.key, oneOf(property).optional()])),
  };
  return z.strictObject(shape).check(({ value, issues }) => {
    for (const { key, when } of sometimes) {
      const expected = when?.values.includes(value[when.name] ?? '') ?? true;
      if (expected === (value[key] !== undefined)) continue;
      const message = `${expected ? 'expected' : 'not allowed'} where ${when?.name} is ${value[when?.name ?? '']}`;
      issues.push({ code: 'custom', input: value, path: [key], message });
    }
  });
}

/** Names the first field that is wrong; what stood there is cut short and shown to its sender only. */
function explain(error: z.ZodError, properties: Readonly<Record<string, string>>): Refusal {
  const [issue] = error.issues;
  if (!issue) return { field: 'props', found: 'another form', expected: 'the declared properties' };
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return {
      field: key.slice(0, 60),
      found: 'a property the plan does not declare',
      expected: 'no such property',
    };
  }
  const field = String(issue.path[0] ?? 'props');
  const found = properties[field];
  return {
    field,
    found: found === undefined ? 'nothing' : JSON.stringify(found.slice(0, 60)),
    expected: issue.message,
  };
}
