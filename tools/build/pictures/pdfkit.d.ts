/** What we use of pdfkit, whose published types lag behind it: PDF/UA and boxes of figures are not in them. */
declare module 'pdfkit' {
  type Structure = {
    add(element: Structure): Structure;
    end(): void;
  };
  type StructureOptions = {
    readonly alt?: string;
    readonly bbox?: readonly [left: number, top: number, right: number, bottom: number];
    readonly scope?: 'Row' | 'Column';
  };
  /** What stands in another part of a document, or holds text and lists. */
  type Container = 'Document' | 'Table' | 'TR' | 'TD' | 'TH' | 'L' | 'LI' | 'LBody';
  type Leaf = 'H1' | 'H2' | 'P' | 'Figure' | 'Lbl';
  type Options = {
    readonly size: readonly [width: number, height: number];
    readonly margin: number;
    readonly pdfVersion: '1.7';
    readonly subset: 'PDF/UA';
    readonly tagged: boolean;
    readonly displayTitle: boolean;
    readonly lang: string;
    readonly info: Readonly<Record<string, string | Date>>;
    readonly font: string;
    readonly bufferPages?: boolean;
  };
  type TextOptions = {
    readonly lineBreak?: boolean;
    readonly baseline?: 'alphabetic';
    readonly wordSpacing?: number;
    readonly width?: number;
    readonly lineGap?: number;
    readonly continued?: boolean;
  };

  export default class PDFDocument {
    constructor(options: Options);
    on(event: 'data', heard: (part: Buffer) => void): this;
    on(event: 'end', heard: () => void): this;
    on(event: 'error', heard: (error: unknown) => void): this;
    end(): void;
    struct(type: Container, options?: StructureOptions): Structure;
    struct(type: Leaf, options: StructureOptions, draw: () => void): Structure;
    addStructure(element: Structure): this;
    markContent(tag: 'Artifact', options: { readonly type: 'Layout' | 'Pagination' }): this;
    endMarkedContent(): this;
    font(file: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    text(text: string, x: number, y: number, options: TextOptions): this;
    text(text: string, options: TextOptions): this;
    heightOfString(text: string, options: TextOptions): number;
    addPage(): this;
    switchToPage(page: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    path(path: string): this;
    clip(): this;
    fill(colour: string): this;
    stroke(colour: string): this;
    lineWidth(width: number): this;
    dash(length: number, options: { readonly space: number }): this;
    opacity(opacity: number): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(by: number): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
  }
}
