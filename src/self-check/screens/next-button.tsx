type Props = { readonly words: string; readonly busy?: boolean; readonly onNext: () => void };

/** The way on. */
export function NextButton({ words, busy = false, onNext }: Props) {
  return (
    <div class="actions">
      <button type="button" class="button" disabled={busy} onClick={onNext}>
        {words}
      </button>
    </div>
  );
}
