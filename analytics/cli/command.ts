/** One word after `npm run measure --`, what it does in a line, and the doing of it. */
export type Command = {
  readonly summary: string;
  readonly run: (words: readonly string[]) => void | Promise<void>;
};

/** Thrown when a command is called in a way it doesn't know; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
