import { useState } from 'preact/hooks';
import type { CheckWords } from '../words.ts';

type Props = { readonly title: string; readonly words: CheckWords };

/** Shares the address of the check, and nothing of what was answered. */
export function ShareButton({ title, words }: Props) {
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const url = `${location.origin}${location.pathname}`;
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setCopied(true);
      }
    } catch {
      // The visitor closed the sheet, or the browser allows neither: nothing to mend.
      setCopied(false);
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
        {copied ? words.shareCopied : words.shareNote}
      </small>
    </div>
  );
}
