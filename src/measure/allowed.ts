declare global {
  interface Navigator {
    /** Global Privacy Control (https://w3c.github.io/gpc/): not in every browser. */
    readonly globalPrivacyControl?: boolean;
  }
}

/** Why this page measures nothing, if so. */
export type Silence = 'off' | 'do-not-track' | 'unmeasured' | undefined;

/** Whether anything may be sent: not when the build, the visitor's browser or the page says no. */
export function silence(): Silence {
  if (import.meta.env.PUBLIC_MEASURE === 'off') return 'off';
  if (navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return 'do-not-track';
  // The page for who is under 18.
  if (document.body.dataset.unmeasured !== undefined) return 'unmeasured';
  return undefined;
}
