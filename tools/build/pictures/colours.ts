/** The colours of the site's tokens; a picture has no style sheet. */
export const COLOURS = {
  yellow: '#ffd500',
  ink: '#14110f',
  paper: '#fffdf8',
  red: '#c8102e',
} as const;
export type Colour = (typeof COLOURS)[keyof typeof COLOURS];
