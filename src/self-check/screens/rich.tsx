import type { RichText } from '../script.ts';

/** Paragraphs with notes that lead to the sources at the end of the page. */
export function Rich({ text, source }: { readonly text: RichText; readonly source: string }) {
  return (
    <>
      {text.map((paragraph, place) => (
        <p key={place}>
          {paragraph.map((part) =>
            typeof part === 'string' ? (
              part
            ) : (
              <sup class="note" key={part}>
                <a href={`#source-${part}`} aria-label={`${source} ${part}`}>
                  {part}
                </a>
              </sup>
            ),
          )}
        </p>
      ))}
    </>
  );
}
