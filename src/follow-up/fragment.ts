/** What a visitor may choose to carry in a calendar: nothing sensitive, and no time. */
export type Carried = {
  readonly version: string;
  readonly arm: string;
  /** The coarse answer to the follow-up's question at the first visit. */
  readonly before: string;
};

/** What a follow-up of the version in force can take back. */
export type Known = {
  readonly version: string;
  readonly arms: readonly string[];
  readonly answers: readonly string[];
};

/** Writes a fragment, which browsers never send to a server. */
export const writeFragment = ({ version, arm, before }: Carried): string =>
  `#${new URLSearchParams({ v: version, a: arm, b: before }).toString()}`;

/**
 * Reads a fragment back.
 *
 * @returns `undefined` for one that is empty, halved, tampered with, or of another version: then the
 *   visitor starts like anyone else
 */
export function readFragment(fragment: string, known: Known): Carried | undefined {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const [version, arm, before] = [fields.get('v'), fields.get('a'), fields.get('b')];
  if (version !== known.version || !arm || !before) return undefined;
  const fits =
    known.arms.includes(arm) && known.answers.includes(before) && [...fields].length === 3;
  return fits ? { version, arm, before } : undefined;
}
