import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { familyOf, visitsOf } from './judging.ts';
import type { PrimaryLook } from './judging.ts';
import type { Course } from './schema.ts';

/**
 * How the primary went: at each look up to the one that decides, the difference of all message arms
 * together with the interval that decides (statistics-2.md section 2). Nothing where no effect is shown.
 */
export const courseOf = (
  plan: StudyPlan,
  looks: readonly PrimaryLook[],
  blocked: readonly Text[],
): Course =>
  (blocked.length > 0 ? [] : looks).flatMap(({ until, contrast }) => {
    const pooled = familyOf(plan, contrast)?.pooled;
    if (!pooled?.estimable) return [];
    const { estimate, lower: low, upper: high, alpha } = pooled;
    return [{ until, n: visitsOf(contrast), estimate, low, high, level: 1 - alpha }];
  });
