/** What the preview's server and its pages say to each other, over the line that reloads pages. */
export const MESSAGE = {
  /** From a page: it has just opened. */
  opened: 'zonder-vraag:opened',
  /** From a page: the policy of the site on line forbids something that it does. */
  breach: 'zonder-vraag:breach',
  /** To a page: what the content check stops now. */
  faults: 'zonder-vraag:faults',
} as const;

/** Something that the site on line would refuse: what, by which rule, and where it stands. */
export type Breach = {
  readonly directive: string;
  readonly blocked: string;
  readonly page: string;
};

/** A breach as a sentence for who edits. */
export const sayBreach = ({ directive, blocked, page }: Breach): string =>
  `${page}: gevonden ${blocked || 'iets'} (${directive}), verwacht niets wat de site zelf niet heeft; herstel: haal het weg, of vraag een programmeur`;
