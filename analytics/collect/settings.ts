import { z } from 'zod';

const wholeNumber = (fallback: number, highest: number) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number')
    .default(String(fallback))
    .transform(Number)
    .pipe(z.int().max(highest));

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
    description: 'Events a minute that one address may send; 0 turns the limit off.',
  }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({ description: 'A PostgreSQL that several collectors add up in; without it, DATA_DIR.' }),
  FLUSH_SECONDS: wholeNumber(5, 3600).meta({
    description: 'How often a collector brings its counts to DATABASE_URL.',
  }),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: "The live site's address; what other sites' pages send isn't counted." }),
  TRUST_PROXY: z
    .enum(['0', '1'])
    .default('0')
    .meta({ description: '1 when a proxy of ours sets X-Forwarded-For.' }),
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
    return `${name}: found ${JSON.stringify(environment[name])}, ${issue.message}`;
  });
  throw new Error(faults.join('\n'));
}
