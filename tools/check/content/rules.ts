import { BETWEEN_RULES } from './words/between.ts';
import { CLAIM_RULES } from './words/claims.ts';
import { FIELD_RULES } from './words/fields.ts';
import { LINK_RULES } from './words/links.ts';
import { STORY_RULES } from './words/stories.ts';
import { TEXT_RULES } from './words/texts.ts';
import type { Rule } from './words/rule.ts';

/** Every rule of the content check, and what it says to who broke it. */
const ALL = {
  ...STORY_RULES,
  ...FIELD_RULES,
  ...CLAIM_RULES,
  ...LINK_RULES,
  ...TEXT_RULES,
  ...BETWEEN_RULES,
};
export type RuleName = keyof typeof ALL;
export const RULES: Readonly<Record<RuleName, Rule>> = ALL;
