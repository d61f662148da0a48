/** Input from which nothing can be estimated: which field, what stood there, what is expected. */
export class EstimationError extends Error {
  override readonly name = 'EstimationError';
  readonly field: string;
  readonly found: string;
  readonly expected: string;

  constructor(field: string, found: unknown, expected: string) {
    const shown = typeof found === 'string' ? found : describe(found);
    super(`${field}: found ${shown}, expected ${expected}`);
    this.field = field;
    this.found = shown;
    this.expected = expected;
  }
}

const LONGEST_SHOWN = 60;

function describe(found: unknown): string {
  if (found === undefined) return 'nothing';
  const text = typeof found === 'number' ? String(found) : (JSON.stringify(found) ?? typeof found);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
