import { UsageError } from './command.ts';

/** Words that stand alone, and the values of `--flags`. */
export type Words = {
  readonly plain: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
};

/**
 * Reads the words after a command.
 *
 * @throws UsageError for a flag that isn't known, or one without a value
 */
export function readFlags(
  words: readonly string[],
  known: readonly string[],
  usage: string,
): Words {
  const plain: string[] = [];
  const flags: Record<string, string> = {};
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? '';
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const [name = '', given] = word.slice(2).split('=', 2);
    if (!known.includes(name)) throw new UsageError(`There is no flag --${name}.\n${usage}`);
    if (given === undefined) place += 1;
    const value = given ?? words[place];
    if (value === undefined) throw new UsageError(`--${name} needs a value.\n${usage}`);
    flags[name] = value;
  }
  return { plain, flags };
}

/**
 * The number of a flag, or what it is without one.
 *
 * @throws UsageError when it isn't a number in its range
 */
export function numberFlag(
  { flags }: Words,
  name: string,
  fallback: number,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  const given = flags[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (given !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value;
  const kind = whole ? 'a whole number' : 'a number';
  throw new UsageError(`--${name}: found "${given}", expected ${kind} from ${least} to ${most}`);
}
