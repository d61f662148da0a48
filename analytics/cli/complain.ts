/** Exit code for a call or an input that can't be acted on. */
const USAGE = 2;

/** Says what went wrong in its own words, without a stack that helps nobody, and ends the program. */
export function complain(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(error instanceof Error && error.name === 'UsageError' ? USAGE : 1);
}
