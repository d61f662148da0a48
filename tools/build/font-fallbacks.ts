import { fromBuffer } from '@capsizecss/unpack';

/** Fonts that visitors have already: their names, and their average advance in an em. */
const INSTALLED = {
  narrow: [
    { names: ['Arial Narrow Bold', 'Liberation Sans Narrow Bold'], advance: 0.3936 },
    { names: ['Roboto Condensed Bold'], advance: 0.4033 },
    { names: ['Arial Bold', 'Liberation Sans Bold'], advance: 0.48 },
    { names: ['Roboto Bold'], advance: 0.4521 },
    { names: ['DejaVu Sans Bold'], advance: 0.5742 },
  ],
  regular: [
    { names: ['Arial', 'Liberation Sans'], advance: 0.4458 },
    { names: ['Roboto'], advance: 0.4448 },
    { names: ['DejaVu Sans'], advance: 0.5083 },
  ],
  bold: [
    { names: ['Arial Bold', 'Liberation Sans Bold'], advance: 0.48 },
    { names: ['Roboto Bold'], advance: 0.4521 },
    { names: ['DejaVu Sans Bold'], advance: 0.5742 },
  ],
  mono: [
    { names: ['Courier New', 'Liberation Mono'], advance: 0.6001 },
    { names: ['DejaVu Sans Mono'], advance: 0.6021 },
  ],
} as const;

/** A family that stands in for a font: in which weight, or from which to which. */
export type Fallback = {
  readonly family: string;
  readonly weights: readonly [number, number?];
  readonly like: keyof typeof INSTALLED;
};

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

/**
 * Declares the faces that take the room a font will take, so that nothing moves when it arrives.
 *
 * @param font the font itself, in the first of the weights
 */
export async function declareFallback(font: Uint8Array, fallback: Fallback): Promise<string> {
  const { xWidthAvg, unitsPerEm, ascent, descent, lineGap } = await fromBuffer(Buffer.from(font));
  // Of faces alike, a browser looks at the last one first, and passes over those it doesn't have.
  return INSTALLED[fallback.like]
    .toReversed()
    .map(({ names, advance }) => {
      const size = xWidthAvg / unitsPerEm / advance;
      const override = (height: number): string => percent(height / unitsPerEm / size);
      return `@font-face {
  font-family: '${fallback.family}';
  font-weight: ${fallback.weights.join(' ')};
  src: ${names.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${override(ascent)};
  descent-override: ${override(Math.abs(descent))};
  line-gap-override: ${override(lineGap)};
}\n`;
    })
    .join('');
}
