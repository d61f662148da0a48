import { helpSchema } from '../../../src/help/schema.ts';
import { kitEntrySchema } from '../../../src/join-in/schema.ts';
import { correctionSchema } from '../../../src/ledger/corrections.ts';
import { readEntries } from './entries.ts';
import type { Finding } from './finding.ts';
import { daysBetween } from './ledger-file.ts';
import { checkAddress } from './links.ts';
import { checkMarks } from './marks.ts';
import { checkPhone, dialled } from './phones.ts';
import { checkReference } from './references.ts';
import type { Known } from './references.ts';
import { checkPairsOfTexts, checkTexts, checkTypedNumbers, passagesOfYaml } from './texts.ts';
import { checkValues } from './values.ts';
import { openYaml } from './yaml-source.ts';

/** A number to call that nobody called for this many days is to be called again. */
const HELP_OVERDUE = 182;

/** Places of help: numbers that dial, addresses that open, and a day on which somebody tried. */
export function checkHelp(known: Known, file: string, text: string, today: string): Finding[] {
  const source = openYaml(text);
  const { sound, findings } = readEntries(source, helpSchema, file);
  const passages = passagesOfYaml(file, source);
  return [
    ...findings,
    ...passages.flatMap((passage) => checkMarks(known, passage, { figures: false, notes: false })),
    ...checkTypedNumbers(known.ledger, passages),
    ...checkPairsOfTexts(passages),
    ...checkTexts(passages).filter(({ rule }) => rule !== 'danger-without-112'),
    ...sound.flatMap(({ value, index }): Finding[] => {
      const place = (field: string) => ({
        file,
        line: source.locate([index, field]),
        field: `${value.id}.${field}`,
      });
      const { phone, url, checked } = value;
      const own = passages.filter(({ field }) => field.startsWith(`${value.id}.`));
      const due = checked === null || daysBetween(checked, today) > HELP_OVERDUE;
      return [
        ...(phone === undefined ? [] : checkPhone(phone, place('phone'))),
        ...(url === undefined ? [] : checkAddress(url, place('url'), undefined, new Map())),
        ...(phone === '112'
          ? []
          : checkTexts(own).filter(({ rule }) => rule === 'danger-without-112')),
        ...(due
          ? [{ ...place('checked'), rule: 'help-unchecked' as const, found: checked ?? '' }]
          : []),
      ];
    }),
    ...(sound.length > 0 && !sound.some(({ value }) => value.phone === '112')
      ? [{ rule: 'help-without-112' as const, file, line: 1, field: 'phone', found: '' }]
      : []),
  ];
}

/** The numbers that help.yaml vouches for, as they are dialled. */
export const vouchedNumbers = (text: string): Set<string> =>
  new Set(
    openYaml(text).written.flatMap(({ path, value }) =>
      path.at(-1) === 'phone' ? (dialled(String(value)) ?? []) : [],
    ),
  );

/** What was corrected on the site. */
export function checkCorrections(file: string, text: string, today: string) {
  const source = openYaml(text);
  const { sound, findings } = readEntries(source, correctionSchema, file);
  const passages = passagesOfYaml(file, source);
  return {
    stories: new Set(sound.flatMap(({ value }) => value.story ?? [])),
    findings: [...findings, ...checkValues(source, file, today), ...checkTexts(passages)],
  };
}

/** What is handed on of each story: its figure with its year, its texts without typed figures. */
export function checkKit(
  known: Known,
  file: string,
  text: string,
  pairs: ReadonlySet<string>,
): Finding[] {
  const source = openYaml(text);
  const { sound, ids, findings } = readEntries(source, kitEntrySchema, file);
  const passages = passagesOfYaml(file, source);
  const ownFindings = sound.flatMap(({ value, index }): Finding[] => {
    const place = (field: string) => ({
      file,
      line: source.locate([index, ...field.split('.')]),
      field: `${value.id}.${field}`,
    });
    const [claim = '', name] = value.figure.split('.');
    const year = known.ledger.get(claim)?.year;
    return [
      ...(pairs.has(value.id)
        ? []
        : [{ ...place('id'), rule: 'kit-story' as const, found: value.id }]),
      ...checkReference(known, place('figure'), claim, name),
      ...(['nl', 'en'] as const)
        .filter(
          (language) =>
            year !== undefined &&
            !value.counts[language].includes(`{${claim}.year}`) &&
            !/\{[\w-]+\.[a-z]*[Yy]ear\}/.test(value.counts[language]),
        )
        .map((language) => ({
          ...place(`counts.${language}`),
          rule: 'kit-year' as const,
          found: value.counts[language],
          values: { claim },
        })),
    ];
  });
  return [
    ...findings,
    ...ownFindings,
    ...passages.flatMap((passage) =>
      checkMarks(known, passage, { figures: !/\.notAt\./.test(passage.field), notes: false }),
    ),
    ...checkTypedNumbers(known.ledger, passages),
    ...checkPairsOfTexts(passages),
    ...checkTexts(passages),
    ...[...pairs]
      .filter((pair) => !ids.has(pair))
      .map((pair): Finding => ({ rule: 'kit-missing', file, line: 1, field: 'id', found: pair })),
  ];
}
