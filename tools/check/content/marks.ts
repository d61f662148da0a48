import { PLACEHOLDER } from '../../../src/ledger/fill.ts';
import type { Finding } from './finding.ts';
import type { Passage } from './passages.ts';
import { checkReference } from './references.ts';
import type { Known } from './references.ts';

/** Which marks a text may have: figures between braces, and notes. */
export type Allowed = { readonly figures: boolean; readonly notes: boolean; readonly own?: string };

const MARK = /\[(note|claim):([^\]]*)\]/g;
/** What was meant as a mark and isn't one: `[note:x`, `[noot: x]`, `(note:x)`, `{ a.b }`, `{{a.b}}`. */
const NEARLY =
  /[[({]\s*(?:note|noot|claim|bron|source)\s*[:=]\s*[\w-]+\s*[\])}]?|\{\{[^}]*\}?\}?|\{[^}]*\}|\{[^\s}]*/giu;
const TAG = /<\/?[A-Za-z][\w:-]*(?=[\s/>]|$)[^>]*>?/g;
/** Marks of MDX, and addresses: in YAML they are printed as they are. */
const MARKED = /\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\)|\bhttps?:\/\/\S+/g;

/** Marks for claims in a text of YAML or of front matter. */
export function checkMarks(known: Known, passage: Passage, allowed: Allowed): Finding[] {
  const { text } = passage;
  const findings: Finding[] = [];
  const left = text.split('');
  const take = (index: number, length: number) => left.fill(' ', index, index + length);
  for (const { 0: whole, 1: kind = '', 2: id = '', index } of text.matchAll(MARK)) {
    const place = passage.at(index, whole);
    take(index, whole.length);
    if (id !== id.trim()) findings.push({ ...place, rule: 'mark-spaces', found: whole });
    else if (!(kind === 'claim' ? allowed.figures && allowed.notes : allowed.notes))
      findings.push({ ...place, rule: 'note-here', found: whole });
    else findings.push(...checkReference(known, place, id));
  }
  const rest = left.join('');
  for (const { 0: whole, 1: first = '', 2: second, index } of rest.matchAll(PLACEHOLDER)) {
    const place = passage.at(index, whole);
    take(index, whole.length);
    if (!allowed.figures) findings.push({ ...place, rule: 'placeholder-here', found: whole });
    else if (second !== undefined) findings.push(...checkReference(known, place, first, second));
    else if (allowed.own !== undefined)
      findings.push(...checkReference(known, place, allowed.own, first));
    else findings.push({ ...place, rule: 'placeholder-form', found: whole });
  }
  for (const { 0: whole, index } of left.join('').matchAll(NEARLY))
    findings.push({
      ...passage.at(index, whole),
      rule: /^[{]/.test(whole) && !/:/.test(whole) ? 'placeholder-form' : 'mark-form',
      found: whole,
    });
  for (const { 0: whole, index } of text.matchAll(TAG))
    findings.push({ ...passage.at(index, whole), rule: 'tag-in-yaml', found: whole });
  for (const { 0: whole, index } of text.matchAll(MARKED))
    findings.push({ ...passage.at(index, whole), rule: 'markup-in-yaml', found: whole });
  return findings;
}

/** Marks of YAML in the text of a story, where they would be printed as they are. */
export const checkMarksInStory = (passage: Passage): Finding[] =>
  [...passage.text.matchAll(/\[\s*(?:note|noot|claim|bron|source)\s*:[^\]]*\]?/gi)].map(
    ({ 0: found, index }) => ({
      ...passage.at(index),
      rule: 'mark-in-story',
      found,
    }),
  );
