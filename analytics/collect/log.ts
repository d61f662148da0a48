/** What may stand in a line of the log: never a request's content, nor where it came from. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Writes one JSON object a line to standard error, for whatever gathers an operator's logs. */
export function log(
  level: 'info' | 'warning' | 'error',
  event: string,
  fields: LogFields = {},
): void {
  const line = { time: new Date().toISOString(), level, event, ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
