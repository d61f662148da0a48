/** Says what went wrong in its own words, without a stack that helps nobody, and ends the program. */
export function complain(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
