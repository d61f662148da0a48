/** What an attribute of a tag holds: a claim, names of its figures or of the other claim's, words of it, text for readers, numbers, or nothing. */
type AttributeKind =
  'claim' | 'figure' | 'figureOfOther' | 'figures' | 'said' | 'text' | 'numbers' | 'flag';
export type Tag = {
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  readonly optional?: readonly string[];
  /** Whether its claim is drawn, and so needs a text alternative. */
  readonly draws?: true;
  /** Whether text may stand between its two halves. */
  readonly holds?: true;
};

/** The tags that a story or page may use, and what each needs. */
export const TAGS = {
  Claim: { attributes: { id: 'claim' } },
  ClaimTable: { attributes: {} },
  Corrections: { attributes: {} },
  Figure: {
    attributes: { claim: 'claim', name: 'figure', bare: 'flag' },
    optional: ['bare'],
  },
  Said: { attributes: { claim: 'claim', as: 'said', first: 'flag' }, optional: ['first'] },
  Barrels: { attributes: { claim: 'claim', figure: 'figure' }, draws: true },
  Chairs: { attributes: { claim: 'claim', before: 'figure', after: 'figure' }, draws: true },
  Clock: {
    attributes: { claim: 'claim', ticks: 'figure', other: 'claim', part: 'figureOfOther' },
    draws: true,
  },
  Coins: {
    attributes: { claim: 'claim', total: 'figure', across: 'figure', stays: 'figure' },
    draws: true,
  },
  Dots: {
    attributes: { claim: 'claim', total: 'figure', marked: 'figure', rest: 'figure' },
    draws: true,
  },
  FloorPlan: { attributes: { claim: 'claim', total: 'figure', marked: 'figure' }, draws: true },
  Guess: {
    attributes: { claim: 'claim', figure: 'figure', wrong: 'numbers', question: 'text' },
    holds: true,
  },
  Hundred: { attributes: { claim: 'claim', total: 'figure', marked: 'figure' }, draws: true },
  Interval: { attributes: { claim: 'claim', figure: 'figure' }, draws: true },
  SmallMultiples: { attributes: { claim: 'claim' }, draws: true },
  SplitReceipt: { attributes: { claim: 'claim', parts: 'figures' }, draws: true },
  Squares: { attributes: { claim: 'claim', all: 'figure', newest: 'figure' }, draws: true },
  Timeline: {
    attributes: { claim: 'claim', total: 'figure', from: 'figure', to: 'figure', since: 'figure' },
    draws: true,
  },
  YearDots: { attributes: { claim: 'claim', hidden: 'claim' }, draws: true },
} as const satisfies Record<string, Tag>;
export type TagName = keyof typeof TAGS;
