import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { callAddress } from './phone.ts';
import type { HelpService } from './schema.ts';

/** A link of MDX that calls a number. */
const CALL = /\[[^\]]*\]\(tel:[^)]*\)/g;

/** Numbers to call that stand in a text and nowhere in help.yaml, where somebody vouches for them. */
export function checkNumbers(
  services: readonly HelpService[],
  file: string,
  text: string,
): Fault[] {
  const known = services.flatMap(({ phone }) =>
    phone === undefined ? [] : [`[${phone}](${callAddress(phone)})`],
  );
  return [...text.matchAll(CALL)]
    .filter(([found]) => !known.includes(found))
    .map(({ 0: found, index }) => ({
      file,
      line: text.slice(0, index).split('\n').length,
      field: 'number to call',
      found,
      expected: `a phone of help.yaml, one of ${known.join(', ')}`,
    }));
}
