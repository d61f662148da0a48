import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../../analytics/plan/text.ts';
import type { Finding, Place } from './finding.ts';
import { checkShape } from './shape.ts';
import { openYaml } from './yaml-source.ts';

/** A text in two languages, by its name in translations.yaml: what is in it, and where each stands. */
export type Unit = {
  readonly name: string;
  readonly texts: Readonly<Record<Language, string>>;
  readonly places: Readonly<Record<Language, Place>>;
};

const hash = z.string().regex(/^[0-9a-f]{12}$/);
const confirmedSchema = z.record(z.string(), z.strictObject({ nl: hash, en: hash }));

/** What a text is known by: any change of its words changes it, its layout doesn't. */
const hashOf = (text: string): string =>
  createHash('sha256')
    .update(text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .digest('hex')
    .slice(0, 12);

const hashesOf = ({ texts }: Unit) => ({ nl: hashOf(texts.nl), en: hashOf(texts.en) });

/** Translations that are older than the text they translate, by what both held when somebody compared them. */
export function checkTranslations(
  units: readonly Unit[],
  text: string | undefined,
  file: string,
): Finding[] {
  const source = openYaml(text ?? '{}');
  if (source.findings.length > 0) return source.findings.map((each) => ({ ...each, file }));
  const { value: confirmed, findings } = checkShape(
    confirmedSchema,
    source.data ?? {},
    source,
    file,
  );
  return [
    ...findings,
    ...units.flatMap((unit): Finding[] => {
      const known = confirmed?.[unit.name];
      const now = hashesOf(unit);
      const changed = known && { nl: known.nl !== now.nl, en: known.en !== now.en };
      const values = { name: unit.name };
      if (!changed)
        return [{ ...unit.places.en, rule: 'translation-new', found: unit.name, values }];
      if (changed.nl && changed.en)
        return [{ ...unit.places.en, rule: 'translation-both', found: unit.name, values }];
      if (changed.nl)
        return [
          {
            ...unit.places.en,
            rule: 'translation-old',
            found: 'en',
            values: { ...values, newer: 'nl' },
          },
        ];
      return changed.en
        ? [
            {
              ...unit.places.nl,
              rule: 'translation-old',
              found: 'nl',
              values: { ...values, newer: 'en' },
            },
          ]
        : [];
    }),
  ];
}

/**
 * The file that says which translations somebody compared, with some of them confirmed anew.
 *
 * @param chosen the names to confirm; all when there are none
 */
export function confirmTranslations(
  units: readonly Unit[],
  text: string | undefined,
  chosen: readonly string[],
): string {
  const known = confirmedSchema.catch({}).parse(openYaml(text ?? '{}').data ?? {});
  const rows = units.flatMap((unit) => {
    const isChosen = chosen.length === 0 || chosen.includes(unit.name);
    const row = isChosen ? hashesOf(unit) : known[unit.name];
    return row ? [[unit.name, row] as const] : [];
  });
  return `# Which translations a person compared, by what both texts held. Written by: npm run content -- confirm\n${stringify(
    Object.fromEntries(rows.sort(([one], [other]) => one.localeCompare(other))),
    { collectionStyle: 'any', lineWidth: 0, singleQuote: true },
  )}`;
}
