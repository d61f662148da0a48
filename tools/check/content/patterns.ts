/** Where a word begins or ends, also one that begins with é. */
const EDGE = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))';

/** A pattern over words of any language: `~` is the edge of a word. */
export const words = (pattern: string): RegExp => new RegExp(pattern.replaceAll('~', EDGE), 'giu');
