/** The form of the random number that lets a repeated delivery of one event count once. */
export const SUBMISSION_PATTERN = /^[0-9a-f]{32}$/;

/** Makes a number for one event: 128 random bits that mean nothing and are used once. */
export function newSubmission(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
