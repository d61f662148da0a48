import type { Fault, Locate } from '../../analytics/plan/yaml-file.ts';
import { FaultError } from '../../analytics/plan/yaml-file.ts';
import { Figures } from './compute.ts';
import { PLACEHOLDER, fillBoth } from './fill.ts';
import type { Ledger, SourcedClaim } from './ledger.ts';
import type { ClaimEntry, Source } from './schema.ts';
import { findUses } from './uses.ts';

export type Given = {
  readonly entries: readonly ClaimEntry[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly file: string;
  /** The folder of content, to name where words must be rewritten. */
  readonly folder: string;
  readonly locate: Locate;
};

/**
 * Turns the entries of claims.yaml into claims with figures, words, texts and sources.
 *
 * @throws FaultError with every fault at once
 */
export function resolveClaims(given: Given): Ledger {
  const { ledger, faults } = resolveWithFaults(given);
  if (faults.length > 0) throw new FaultError(faults);
  return ledger;
}

/** The claims as far as they can be made, and every fault: for who goes on to check what uses them. */
export function resolveWithFaults(given: Given): { ledger: Ledger; faults: readonly Fault[] } {
  const { entries, file, locate } = given;
  const faults: Fault[] = [];
  const figures = new Figures(entries);
  const attempt = <T>(index: number, path: readonly PropertyKey[], run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      const field = [entries[index]?.id, ...path].join('.');
      const found = error instanceof Error ? error.message : String(error);
      const line = locate([index, ...path]);
      const expected = 'a sum or a name that exists';
      faults.push({ file, line, field, found, expected, rule: 'claim-sum' });
      return undefined;
    }
  };
  const claims = entries.map((entry, index): SourcedClaim => {
    const { id, text, label, caveat, picture, year, found, checked } = entry;
    const { said, from = [], series = [] } = entry;
    const computed = Object.entries(entry.figures).flatMap(([name, figure]) => {
      const done = attempt(index, ['figures', name], () => figures.figure(entry, figure));
      return done ? [[name, done] as const] : [];
    });
    for (const name of Object.keys(entry.said))
      attempt(index, ['said', name], () => {
        faults.push(...checkSaid(given, figures, index, name));
      });
    return {
      id,
      text,
      label,
      caveat,
      picture,
      year,
      found,
      checked,
      said,
      figures: Object.fromEntries(computed),
      series: series.map((point, place) => ({
        ...point,
        value:
          attempt(index, ['series', place], () => figures.amount(entry, point.value)) ?? Number.NaN,
      })),
      sources: [],
      computedFrom: from,
    };
  });
  for (const [index, entry] of entries.entries())
    faults.push(...checkOrigin(given, entry, index), ...checkDigits(given, entry, index));
  const ledger = new Map(claims.map((claim) => [claim.id, claim]));
  const filled = claims.map((claim, index) => ({
    ...claim,
    ...attempt(index, ['text'], () => filledTexts(claim, ledger)),
    sources: sourcesOf(given, claim.id),
  }));
  return { ledger: new Map(filled.map((claim) => [claim.id, claim])), faults };
}

function filledTexts(claim: SourcedClaim, ledger: Ledger): Partial<SourcedClaim> {
  const { text, label, caveat, picture } = claim;
  const fill = (each: SourcedClaim['text']) => fillBoth(each, ledger, claim);
  return {
    text: fill(text),
    figures: Object.fromEntries(
      Object.entries(claim.figures).map(([name, figure]) => [
        name,
        { ...figure, ...(figure.caveat && { caveat: fill(figure.caveat) }) },
      ]),
    ),
    ...(label && { label: fill(label) }),
    ...(caveat && { caveat: fill(caveat) }),
    ...(picture && {
      picture: {
        alt: fill(picture.alt),
        ...(picture.caveat && { caveat: fill(picture.caveat) }),
      },
    }),
  };
}

/** Words whose figure left their bounds: said at the claim, and at every place that uses them. */
function checkSaid(
  { entries, file, folder, locate }: Given,
  figures: Figures,
  index: number,
  name: string,
): Fault[] {
  const entry = entries[index];
  const said = entry?.said[name];
  if (!entry || !said) return [];
  const { nl, en } = said;
  return said.holds.flatMap(({ value, from, to }): Fault[] => {
    const now = figures.amount(entry, value);
    if (now >= from && now <= to) return [];
    const fault = {
      rule: 'claim-said',
      field: `${entry.id}.said.${name}`,
      found: `"${nl}" / "${en}", while ${value} is now ${Number(now.toPrecision(4))}`,
      expected: `a value from ${from} to ${to}, or other words here and where they are used`,
    };
    return [
      { ...fault, file, line: locate([index, 'said', name]) },
      ...findUses(folder, entry.id, name).map((use) => ({
        ...fault,
        ...use,
        expected: `other words: "${nl}" is no longer true`,
      })),
    ];
  });
}

/** Sources and claims that a claim says it is from, and that don't exist. */
function checkOrigin({ entries, sources, file, locate }: Given, entry: ClaimEntry, index: number) {
  const missing = (field: 'source' | 'from', id: string, expected: string): Fault => ({
    file,
    line: locate([index, field]),
    field: `${entry.id}.${field}`,
    found: `"${id}"`,
    expected,
    rule: `claim-${field}`,
  });
  const isClaim = (id: string) => entries.some((other) => other.id === id);
  return [
    ...(entry.source ?? [])
      .filter((id) => !sources.has(id))
      .map((id) => missing('source', id, 'the id of a source in sources.yaml')),
    ...(entry.from ?? [])
      .filter((id) => !isClaim(id))
      .map((id) => missing('from', id, 'the id of a claim')),
  ];
}

/** The age of adults is no figure. */
const ADULT = /\b18\b/g;

/** Digits typed in a claim's texts, which would stay behind when its figure changes. */
function checkDigits({ file, locate }: Given, entry: ClaimEntry, index: number): Fault[] {
  const { text, label, caveat, picture } = entry;
  const ofFigures = Object.values(entry.figures).flatMap((figure) => figure.caveat ?? []);
  const figures = ofFigures[0] && {
    nl: ofFigures.map(({ nl }) => nl).join(' '),
    en: ofFigures.map(({ en }) => en).join(' '),
  };
  return Object.entries({
    text,
    label,
    caveat,
    figures,
    picture: picture?.alt,
    limits: picture?.caveat,
  })
    .filter(
      ([, each]) =>
        each && /\d/.test(`${each.nl} ${each.en}`.replace(PLACEHOLDER, '').replace(ADULT, '')),
    )
    .map(([name, each]) => ({
      file,
      line: locate([index, name === 'limits' ? 'picture' : name]),
      field: `${entry.id}.${name}`,
      found: `"${each?.nl.slice(0, 50)}"`,
      expected: 'no digits: name a figure as {name}, the year as {year}',
      rule: 'claim-digits',
    }));
}

/** The sources of a claim, those of the claims it was computed from included. */
function sourcesOf(given: Given, id: string, seen = new Set<string>()): Source[] {
  const { entries, sources } = given;
  const entry = entries.find((other) => other.id === id);
  if (!entry || seen.has(id)) return [];
  seen.add(id);
  const own = (entry.source ?? []).flatMap((source) => sources.get(source) ?? []);
  const inherited = (entry.from ?? []).flatMap((other) => sourcesOf(given, other, seen));
  return [...new Set([...own, ...inherited])];
}
