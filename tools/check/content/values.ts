import type { Finding } from './finding.ts';
import { fieldOf } from './yaml-source.ts';
import type { Written, YamlSource } from './yaml-source.ts';

/** Days on which something was done, which can't lie ahead. */
const DONE = /^(found|checked|on|registered)$/;
const YEAR = 'year';
const IN_TWO_LANGUAGES = /^(nl|en)$/;
const TEXT = /^(nl|en|title|summary|text)$/;
/** Where a number stands for a figure; a version or a list of answers is none. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a calendar has the day. */
const isReal = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** Single values of YAML: numbers and days as people write them, and text that a sign cut off. */
export const checkValues = (source: YamlSource, file: string, today: string): Finding[] =>
  source.written.flatMap((each): Finding[] => {
    const name = String(each.path.at(-1) ?? '');
    const place = { file, line: each.line, field: fieldOf(source, each.path) };
    const text = each.source.replace(/^['"]|['"]$/g, '');
    if (!IN_TWO_LANGUAGES.test(name)) {
      const wrong = numberRule(each, text);
      if (wrong)
        return [
          { ...place, rule: wrong, found: text, values: { plain: text.replace(/[.,]/g, '') } },
        ];
    }
    if (DAY.test(text) && !IN_TWO_LANGUAGES.test(name)) {
      if (!isReal(text)) return [{ ...place, rule: 'date-unreal', found: text }];
      if (DONE.test(name) && text > today)
        return [{ ...place, rule: 'date-future', found: text, values: { today } }];
    }
    if (name === YEAR && typeof each.value === 'number' && each.value > Number(today.slice(0, 4)))
      return [{ ...place, rule: 'year-future', found: text }];
    if (TEXT.test(name) && each.comment !== undefined && typeof each.value === 'string')
      return [{ ...place, rule: 'yaml-hash', found: `#${each.comment}` }];
    return [];
  });

/** Thousands with a dot are read as a small number; a comma makes no number at all. */
function numberRule({ value, quoted, path }: Written, source: string): Finding['rule'] | undefined {
  if (typeof value === 'number' && /^-?[1-9]\d{0,2}\.\d{3}$/.test(source))
    return 'number-thousands';
  const inFigure = path.some((key) => /^(figures|series|holds)$/.test(String(key)));
  if (typeof value !== 'string' || !inFigure) return undefined;
  if (/^-?\d{1,3}([.,' ]\d{3})+$/.test(source)) return 'number-thousands';
  if (/^-?\d+,\d+$/.test(source)) return 'number-comma';
  if (/^[€£$]|[€£$%]$|^\d[\d.,]* ?(euro|kilo|procent|%)$/i.test(source)) return 'number-unit';
  return quoted && /^-?\d+(\.\d+)?$/.test(source) ? 'number-quoted' : undefined;
}
