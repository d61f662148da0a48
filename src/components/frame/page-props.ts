import type { Language } from '../../language.ts';

/** What a route hands to its page. */
export type PageProps = {
  readonly language: Language;
  /** Shows at the foot of the page what it has sent, and counts that it was seen. */
  readonly sent: (props: { readonly language: Language }) => unknown;
};
