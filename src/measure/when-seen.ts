declare global {
  interface Document {
    /** Whether the page is only prepared (https://wicg.github.io/nav-speculation/): not in every browser. */
    readonly prerendering?: boolean;
  }
}

/** Calls back once, when the page was really seen: not while it is only prepared, or in a tab behind. */
export function whenSeen(seen: () => void): void {
  const events = ['prerenderingchange', 'visibilitychange'];
  const look = (): void => {
    if (document.prerendering || document.visibilityState !== 'visible') return;
    for (const event of events) document.removeEventListener(event, look);
    seen();
  };
  for (const event of events) document.addEventListener(event, look);
  look();
}
