/** What a benchmark found: rows for people, and one object for programs. */
export type Findings = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
};

/** The middle of some values, so that one hiccup of the machine doesn't decide. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
