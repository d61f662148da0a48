import { z } from 'zod';

/** What `measure estimate` prints: JSON, with null where a number doesn't exist. */
export type Output = Readonly<Record<string, unknown>> | readonly unknown[];

/** One method of `measure estimate`: reads its input, prints the keys its vector file prints. */
export type Method = (input: unknown) => Output;

/** A method from its input's schema and what it makes of it. Notes and sources may come along. */
export const method =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    estimate: (input: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Output,
  ): Method =>
  (input) =>
    estimate(
      z.strictObject({ ...shape, ...remarks }).parse(input) as z.infer<
        z.ZodObject<Shape, z.core.$strict>
      >,
    );

const remarks = { note: z.string().optional(), source: z.string().optional() };

/** Checks of range belong to the estimators, which name the field; here it must only be a number. */
export const number = z.number();
export const numbers = z.array(number);
export const table = z.array(numbers);
export const level = number.optional();

/** Null is how JSON says that a number doesn't exist. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;
