import { z } from 'zod';
import { EstimationError } from '../../estimate/estimation-error.ts';

/** What `measure estimate` prints: JSON, with null where a number doesn't exist. */
export type Output = Readonly<Record<string, unknown>> | readonly unknown[];

/** One method of `measure estimate`: reads its input, prints the keys its vector file prints. */
export type Method = (input: unknown) => Output;

/**
 * A method from its input's schema and what it makes of it. Notes and sources may come along.
 *
 * @throws EstimationError where what it made has no number for its input: JSON would call it null
 */
export const method =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    estimate: (input: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Output,
  ): Method =>
  (input) => {
    const given = z.strictObject({ ...shape, ...remarks }).parse(input) as z.infer<
      z.ZodObject<Shape, z.core.$strict>
    >;
    const output = estimate(given);
    const field = withoutNumber(output);
    if (field === undefined) return output;
    throw new EstimationError('input', `numbers that leave no ${field}`, 'numbers closer in size');
  };

/** The name of the first number in an output that isn't one. */
function withoutNumber(output: unknown, name = 'estimate'): string | undefined {
  if (typeof output === 'number') return Number.isFinite(output) ? undefined : name;
  if (typeof output !== 'object' || output === null) return undefined;
  for (const [key, value] of Object.entries(output)) {
    const found = withoutNumber(value, Array.isArray(output) ? name : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

const remarks = { note: z.string().optional(), source: z.string().optional() };

/** Checks of range belong to the estimators, which name the field; here it must only be a number. */
export const number = z.number();
export const numbers = z.array(number);
export const table = z.array(numbers);
export const level = number.optional();

/** Null is how JSON says that a number doesn't exist. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;
