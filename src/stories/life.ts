import type { StoryLines } from './schema.ts';

/** Where a story is in its life on a day. */
export type Life = 'draft' | 'review' | 'planned' | 'public' | 'over' | 'retracted';

type Dated = Pick<StoryLines, 'status' | 'from' | 'until' | 'retracted'>;

/**
 * The day it is, as content writes days, in UTC; in a build that others must be able to repeat, the day of
 * SOURCE_DATE_EPOCH (seconds since 1970, as reproducible-builds.org specifies it).
 */
export function today(): string {
  const { SOURCE_DATE_EPOCH } = process.env;
  const now = SOURCE_DATE_EPOCH ? new Date(1000 * Number(SOURCE_DATE_EPOCH)) : new Date();
  return now.toISOString().slice(0, 10);
}

/** Where a story is in its life: its first and last day are days on which it is read. */
export function lifeOf({ status, from, until, retracted }: Dated, day: string = today()): Life {
  if (retracted !== undefined) return 'retracted';
  if (status !== 'published') return status;
  if (from !== undefined && day < from) return 'planned';
  return until !== undefined && day > until ? 'over' : 'public';
}

/** Whether readers get a story. Drafts and the like stay out of every page, list, picture and kit. */
export const isPublic = (story: Dated, day?: string): boolean => lifeOf(story, day) === 'public';
