import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { callAddress } from './phone.ts';
import type { HelpService } from './schema.ts';

/** A link of MDX that calls a number. */
const CALL = /\[([^\]]*)\]\((tel:[^)]*)\)/g;

/** Numbers to call that stand in a text and nowhere in help.yaml, where somebody vouches for them. */
export const checkNumbers = (
  services: readonly HelpService[],
  file: string,
  text: string,
): Fault[] =>
  [...text.matchAll(CALL)]
    .filter(
      ([, shown, called]) =>
        !services.some(({ phone }) => phone === shown && callAddress(phone) === called),
    )
    .map(({ 0: found, index }) => ({
      file,
      line: text.slice(0, index).split('\n').length,
      field: 'number to call',
      found,
      expected: 'a phone of help.yaml, as [0900-1234](tel:09001234)',
    }));
