import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { EstimationError } from '../estimate/estimation-error.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { METHODS, findMethod } from './methods/methods.ts';

/** `measure estimate METHOD [KIND]`: one JSON input on standard input, one JSON object out. */
export const estimateCommand: Command = {
  summary: 'METHOD: estimate from a JSON input on standard input',
  async run([name, kind]) {
    try {
      const method = findMethod(name, kind);
      const output = method(parseJson(await text(process.stdin)));
      process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
    } catch (error) {
      throw new UsageError(describe(error));
    }
  },
};

/** The names and kinds that can follow `measure estimate`. */
export const methodNames = (): string[] =>
  Object.entries(METHODS).flatMap(([name, found]) =>
    typeof found === 'function' ? [name] : Object.keys(found).map((kind) => `${name} ${kind}`),
  );

function parseJson(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    throw new EstimationError('standard input', input.trim() || 'nothing', 'one JSON object');
  }
}

/** One line, whatever went wrong with the input; anything else is a fault of ours and is passed on. */
function describe(error: unknown): string {
  if (error instanceof EstimationError) return error.message;
  if (!(error instanceof z.ZodError)) throw error;
  return error.issues
    .map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`)
    .join('; ');
}
