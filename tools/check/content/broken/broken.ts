import { CHECK_MISTAKES } from './checks.ts';
import { CLAIM_MISTAKES } from './claims.ts';
import { FIGURE_MISTAKES } from './figures.ts';
import { FILE_MISTAKES } from './files.ts';
import type { Broken } from './fixture.ts';
import { OTHER_SPELLINGS } from './other-spellings.ts';
import { STORY_MISTAKES } from './stories.ts';
import { TEXT_MISTAKES } from './texts.ts';
import type { Files } from '../folder.ts';

/** Every mistake that the check is held to. */
export const MISTAKES: readonly Broken[] = [
  ...STORY_MISTAKES,
  ...CLAIM_MISTAKES,
  ...FIGURE_MISTAKES,
  ...TEXT_MISTAKES,
  ...FILE_MISTAKES,
  ...CHECK_MISTAKES,
  ...OTHER_SPELLINGS,
];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Sound content with one mistake made in it, and the place that must be named. */
export function makeMistake(sound: Files, mistake: Broken) {
  const files = new Map(sound);
  const { path, change, also, at } = mistake;
  const changed = change(textOf(sound.get(path)));
  if (changed === undefined) files.delete(path);
  else files.set(path, typeof changed === 'string' ? encode(changed) : changed);
  if (also) files.set(also.path, encode(`${textOf(files.get(also.path))}\n${also.added}\n`));
  const named = mistake.file ?? path;
  const lines = textOf(files.get(named)).split('\n');
  const index = at === undefined ? 0 : lines.findLastIndex((line) => line.includes(at));
  if (index < 0) throw new Error(`${mistake.what}: no line of ${named} has ${at ?? ''}`);
  return { files, file: named, line: index + 1 };
}
