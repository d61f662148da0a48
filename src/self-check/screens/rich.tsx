import type { RichText } from '../script.ts';

type LineProps = { readonly parts: RichText[number]; readonly source: string };

/** One line of text with notes that lead to the sources at the end of the page. */
export const RichLine = ({ parts, source }: LineProps) => (
  <>
    {parts.map((part, place) =>
      typeof part === 'string' ? (
        // A number of a note never starts a line.
        part.replace(/ $/, typeof parts[place + 1] === 'number' ? '\u00a0' : ' ')
      ) : (
        <sup class="note" key={part}>
          <a href={`#source-${part}`} aria-label={`${source} ${part}`}>
            {part}
          </a>
        </sup>
      ),
    )}
  </>
);

/** Paragraphs with notes. */
export const Rich = ({ text, source }: { readonly text: RichText; readonly source: string }) => (
  <>
    {text.map((parts, place) => (
      <p key={place}>
        <RichLine parts={parts} source={source} />
      </p>
    ))}
  </>
);

/** A line of text without its notes. */
export const plainText = (parts: RichText[number]): string =>
  parts
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
