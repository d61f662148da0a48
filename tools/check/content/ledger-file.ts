import type { Fault } from '../../../analytics/plan/yaml-file.ts';
import { resolveWithFaults } from '../../../src/ledger/resolve.ts';
import { claimSchema, sourceSchema } from '../../../src/ledger/schema.ts';
import { readEntries } from './entries.ts';
import type { Finding } from './finding.ts';
import { checkAddress } from './links.ts';
import { checkMarks } from './marks.ts';
import { passageOf } from './passages.ts';
import type { Known } from './references.ts';
import { checkPairsOfTexts, checkTexts, passagesOfYaml } from './texts.ts';
import { fieldOf, openYaml } from './yaml-source.ts';

type Given = {
  readonly claims: string;
  readonly sources: string;
  readonly folder: string;
  readonly today: string;
  readonly nameOf: (path: string) => string;
};

/** A figure whose comparison with its source is older than this many days is to be looked up again. */
const OVERDUE = 365;
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

let latest:
  { readonly key: string; readonly checked: ReturnType<typeof readLedgerFiles> } | undefined;

/** Claims and sources: what the others may refer to, and what is wrong with them themselves. */
export function checkLedger(given: Given) {
  const key = [given.folder, given.today, given.claims, given.sources].join('\n');
  if (latest?.key !== key) latest = { key, checked: readLedgerFiles(given) };
  return latest.checked;
}

function readLedgerFiles({ claims, sources, folder, today, nameOf }: Given) {
  const [claimFile, sourceFile] = [nameOf('claims.yaml'), nameOf('sources.yaml')];
  const opened = openYaml(claims);
  const read = readEntries(opened, claimSchema, claimFile);
  const openedSources = openYaml(sources);
  const readSources = readEntries(openedSources, sourceSchema, sourceFile);
  const entries = read.sound.map(({ value }) => value);
  const placeOf = (index: number) => read.sound[index]?.index ?? 0;
  const locate = ([index, ...rest]: readonly PropertyKey[]) =>
    opened.locate(typeof index === 'number' ? [placeOf(index), ...rest] : []);
  const { ledger, faults } = resolveWithFaults({
    entries,
    // A source that is itself broken exists all the same: it is said once.
    sources: new Map(readSources.sound.map(({ value }) => [value.id, value])),
    file: claimFile,
    folder,
    locate,
  });
  const known: Known = { ledger, ids: read.ids };
  const lines = claims.split('\n');
  const urls = readSources.sound.flatMap(({ value, index }) =>
    checkAddress(
      value.url,
      { file: sourceFile, line: openedSources.locate([index, 'url']), field: `${value.id}.url` },
      undefined,
      new Map(),
    ),
  );
  const passages = passagesOfYaml(claimFile, opened);
  const findings: Finding[] = [
    ...read.findings,
    ...readSources.findings,
    ...faults
      // A name that a text uses and that doesn't exist is said with the text's marks.
      .filter(({ rule, field }) => !(rule === 'claim-sum' && field.endsWith('.text')))
      .filter(({ rule, found }) => !isSaidElsewhere(rule, found, read.ids, readSources.ids))
      .map((fault) => worded(fault, lines, claimFile)),
    ...urls,
    ...checkMarksOf(known, opened, claimFile),
    ...checkPairsOfTexts(passages),
    ...checkTexts(passages),
    ...dueClaims(read.sound, opened.locate, claimFile, today),
  ];
  const lineOf = (index: number) => locate([index, 'id']);
  return { known, findings, entries, lineOf, sources: readSources.sound, openedSources };
}

/** Whether what is missing exists and is broken, which its own finding says. */
const isSaidElsewhere = (
  rule: string | undefined,
  found: string,
  claims: ReadonlySet<string>,
  sources: ReadonlySet<string>,
): boolean => {
  const id = found.replaceAll('"', '');
  return (rule === 'claim-source' && sources.has(id)) || (rule === 'claim-from' && claims.has(id));
};

/** A fault of the ledger in the words of the check: what stands on its line. */
function worded(fault: Fault, lines: readonly string[], claimFile: string): Finding {
  const { file, line, field } = fault;
  const written = (lines[line - 1] ?? '').trim().replace(/^-\s*/, '');
  const id = fault.found.replaceAll('"', '');
  switch (fault.rule) {
    case 'claim-source':
      return { rule: 'source-unknown', file, line, field, found: id };
    case 'claim-from':
      return { rule: 'claim-unknown', file, line, field, found: id };
    case 'claim-digits':
      return { rule: 'claim-digits', file, line, field, found: id };
    case 'claim-said':
      return file === claimFile
        ? { rule: 'said-untrue', file, line, field, found: written }
        : { rule: 'said-untrue-here', file, line, field, found: fault.found.split(' /')[0] ?? '' };
    default:
      return { rule: 'claim-sum', file, line, field, found: written };
  }
}

/** Marks in the claims' own texts: figures by name, no notes. */
const checkMarksOf = (known: Known, source: ReturnType<typeof openYaml>, file: string): Finding[] =>
  source.written.flatMap((written) => {
    const passage = passageOf(file, written, undefined, fieldOf(source, written.path));
    const [index, key] = written.path;
    const id: unknown =
      Array.isArray(source.data) && typeof index === 'number'
        ? Reflect.get(Object(source.data[index]), 'id')
        : undefined;
    if (!passage || typeof id !== 'string' || key === 'said' || !known.ledger.has(id)) return [];
    return checkMarks(known, passage, { figures: true, notes: false, own: id });
  });

function dueClaims(
  entries: readonly {
    readonly value: { id: string; checked: string | null };
    readonly index: number;
  }[],
  locate: (path: readonly PropertyKey[]) => number,
  file: string,
  today: string,
): Finding[] {
  return entries.flatMap(({ value: { id, checked }, index }): Finding[] => {
    const place = { file, line: locate([index, 'checked']), field: `${id}.checked` };
    if (checked === null) return [{ ...place, rule: 'claim-unchecked', found: '' }];
    return daysBetween(checked, today) > OVERDUE
      ? [{ ...place, rule: 'claim-overdue', found: checked }]
      : [];
  });
}
