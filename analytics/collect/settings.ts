import { z } from 'zod';
import { readSharedNetworks, readTrust } from './networks.ts';

const wholeNumber = (fallback: number, highest: number) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number')
    .default(String(fallback))
    .transform(Number)
    .pipe(z.int().max(highest));

/** A reading as the schema wants it: what it throws becomes the fault of the setting. */
const explained =
  <T>(read: (text: string) => T) =>
  (text: string, context: z.core.$RefinementCtx): T => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
      return z.NEVER;
    }
  };

/** What may hold a password is never repeated, also where it makes no sense. */
const SECRET = /URL|PASSWORD|SECRET|KEY|TOKEN/;

/** The environment variables of a collector, each with its meaning. */
const environmentSchema = z.object({
  PORT: wholeNumber(4321, 65_535).meta({ description: 'The port to listen on.' }),
  HOST: z.string().default('0.0.0.0').meta({ description: 'The address to listen on.' }),
  DATA_DIR: z.string().min(1).default('./data').meta({ description: 'The folder of the store.' }),
  SITE_DIR: z
    .string()
    .min(1)
    .default('./dist')
    .meta({ description: 'The folder of the built site.' }),
  STUDIES_DIR: z
    .string()
    .min(1)
    .default('src/content/studies')
    .meta({ description: 'The folder of the study plans.' }),
  RATE_LIMIT: wholeNumber(300, 1_000_000_000).meta({
    description: 'Events a minute that one sender may send, starts apart; 0 turns all limits off.',
  }),
  START_LIMIT: wholeNumber(1000, 1_000_000_000).meta({
    description: 'Starts an hour that one sender may send; 0 turns this limit off.',
  }),
  SHARED_NETWORKS: z
    .string()
    .default('')
    .transform(explained(readSharedNetworks))
    .meta({ description: 'Networks that many people share, each with how many times the limits.' }),
  DATABASE_URL: z
    // A list of hosts is no URL to a standard parser, and a password may hold anything.
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'expected postgresql://USER:PASSWORD@HOST/NAME')
    .optional()
    .meta({ description: 'A PostgreSQL that several collectors add up in; without it, DATA_DIR.' }),
  FLUSH_SECONDS: wholeNumber(5, 3600).meta({
    description: 'How often a collector brings its counts to DATABASE_URL.',
  }),
  READY_FLUSH_SECONDS: wholeNumber(900, 1_000_000).meta({
    description: 'How old what is due at DATABASE_URL may be while /readyz says ready.',
  }),
  TRUST_PROXY: z
    .string()
    .default('0')
    .superRefine((value, context) => void explained(readTrust)(value, context))
    .meta({ description: 'How many proxies of ours set X-Forwarded-For, or their networks.' }),
});

/** The settings of a collector. */
export type Settings = z.infer<typeof environmentSchema>;

/**
 * Reads the settings from the environment.
 *
 * @throws Error that names each variable, what was found and what is expected
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const result = environmentSchema.safeParse(environment);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRET.test(name)
      ? 'what can not be read (not repeated here: it may hold a password)'
      : JSON.stringify(environment[name]);
    return `${name}: found ${found}, ${issue.message}`;
  });
  throw new Error(faults.join('\n'));
}
