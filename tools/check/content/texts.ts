import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Finding } from './finding.ts';
import { checkHarm } from './harm.ts';
import { checkBothLanguages, checkDaysInText, checkNumbers } from './numbers.ts';
import { passageOf } from './passages.ts';
import type { Passage } from './passages.ts';
import { checkPhonesInText } from './phones.ts';
import { checkDanger, checkWording } from './wording.ts';
import { fieldOf } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

/** What holds for every text that readers get, wherever it stands. */
export const checkTexts = (
  passages: readonly Passage[],
  signed: ReadonlySet<string> = new Set(),
): Finding[] => [
  ...passages.flatMap((passage) => [
    ...checkHarm(passage, signed),
    ...checkWording(passage),
    ...checkPhonesInText(passage),
    ...checkDaysInText(passage),
  ]),
  ...checkDanger(passages),
];

/** Texts whose figures come from claims: none is typed. */
export const checkTypedNumbers = (ledger: Ledger, passages: readonly Passage[]): Finding[] =>
  passages.flatMap((passage) => checkNumbers(ledger, passage));

/** Every text in two languages of a YAML file. */
export const passagesOfYaml = (file: string, source: YamlSource): Passage[] =>
  source.written.flatMap(
    (each) => passageOf(file, each, undefined, fieldOf(source, each.path)) ?? [],
  );

/** Both languages of each text of a YAML file hold the same figures. */
export function checkPairsOfTexts(passages: readonly Passage[]): Finding[] {
  const byField = new Map(passages.map((passage) => [passage.field, passage]));
  return passages.flatMap((english) => {
    if (!/(^|\.)en$/.test(english.field)) return [];
    const dutch = byField.get(english.field.replace(/en$/, 'nl'));
    return dutch ? checkBothLanguages(dutch, english) : [];
  });
}
