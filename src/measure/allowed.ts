declare global {
  interface Navigator {
    /** Global Privacy Control (https://w3c.github.io/gpc/): not in every browser. */
    readonly globalPrivacyControl?: boolean;
  }
}

/** Why this page measures nothing, if so. */
export type Silence = 'off' | 'do-not-track' | undefined;

/** Whether anything may be sent: not when the build or the visitor's browser says no. */
export function silence(): Silence {
  if (import.meta.env.PUBLIC_MEASURE === 'off') return 'off';
  if (navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return 'do-not-track';
  return undefined;
}
