declare module 'subset-font' {
  /** An axis of a variable font: one value, or the range that stays. */
  type Axis = number | { readonly min: number; readonly max: number };

  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      readonly targetFormat: 'woff2' | 'sfnt';
      /** The OpenType features that stay; all do when left out. */
      readonly keepFeatures?: readonly string[];
      readonly variationAxes?: Readonly<Record<string, Axis>>;
    },
  ): Promise<Uint8Array>;
}
