import { useState } from 'preact/hooks';
import type { CheckWords } from '../words.ts';
import { Said } from './said.tsx';

type Props = { readonly title: string; readonly words: CheckWords };

/** Shares the address of the check, and nothing of what was answered. */
export function ShareButton({ title, words }: Props) {
  const [note, setNote] = useState(words.shareNote);
  const share = async () => {
    const url = `${location.origin}${location.pathname}`;
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setNote(words.shareCopied);
      }
    } catch (error) {
      // Closing the sheet is an answer too; a browser that allows neither leaves the address to copy.
      const closed = error instanceof DOMException && error.name === 'AbortError';
      setNote(closed ? words.shareNote : `${words.shareByHand} ${url}`);
    }
  };
  return (
    <div>
      <button
        type="button"
        class="button button--quiet"
        onClick={() => void share()}
        aria-describedby="share-note"
      >
        {words.share}
      </button>
      <small class="button-note" id="share-note" role="status">
        <Said text={note} />
      </small>
    </div>
  );
}
