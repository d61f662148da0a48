import { createHash } from 'node:crypto';
import type { StudyPlan } from './schema.ts';

/** Parts that may change without changing what is asked, drawn, counted or concluded. */
const WITHOUT_MEANING = [
  'version',
  'registered',
  'closed',
  'pages',
  'channels',
  'languages',
] as const;

/** JSON with sorted keys, so that the order of fields in a file has no meaning. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** The meaning-bearing part of a plan. */
export function meaningOf(plan: StudyPlan): Partial<StudyPlan> {
  const without: readonly string[] = WITHOUT_MEANING;
  return Object.fromEntries(Object.entries(plan).filter(([part]) => !without.includes(part)));
}

/** The SHA-256 of the meaning-bearing part of a plan, in hexadecimal. */
export const planHash = (plan: StudyPlan): string =>
  createHash('sha256')
    .update(canonical(meaningOf(plan)))
    .digest('hex');

/** What counts and events call this version of the plan: its number and the start of its hash. */
export const versionLabel = (plan: StudyPlan): string =>
  `${plan.version}-${planHash(plan).slice(0, 8)}`;
