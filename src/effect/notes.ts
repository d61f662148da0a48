import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { FaultError, parseYaml } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { summariesFolder } from './read-summaries.ts';

/** Beside the summaries: what people add to them, and no program does. */
const NOTES_FILE = 'notes.yaml';

const eventSchema = z.strictObject({
  study: z.string().min(1).meta({ description: 'Id of the study.' }),
  day: daySchema.meta({ description: 'Day on which it began.' }),
  what: textSchema.meta({ description: 'What the campaign did, such as posters in stations.' }),
});
/** Something that the campaign did, for who reads how a study went. */
export type CampaignEvent = z.infer<typeof eventSchema>;

const correctionSchema = z.strictObject({
  study: z.string().min(1).meta({ description: 'Id of the study.' }),
  release: z.string().min(1).meta({ description: 'Last part of its address, such as 2026-11-25.' }),
  day: daySchema.meta({ description: 'Day on which it was corrected.' }),
  what: textSchema.meta({ description: 'What was wrong, and what is right.' }),
});
/** A release in which something was wrong: it stays, and says so. */
export type Correction = z.infer<typeof correctionSchema>;

const notesSchema = z.strictObject({
  events: z.array(eventSchema).default([]),
  corrections: z.array(correctionSchema).default([]),
});

/**
 * Reads what people wrote beside the releases: events of the campaign, and corrections.
 *
 * @param releases the last part of the address of every release, by study
 * @throws FaultError with file and line, for what doesn't fit or is about nothing
 */
export function readNotes(
  releases: ReadonlyMap<string, readonly string[]>,
  folder = summariesFolder(),
): z.infer<typeof notesSchema> {
  const file = join(folder, NOTES_FILE);
  if (!existsSync(file)) return { events: [], corrections: [] };
  const parsed = parseYaml(readFileSync(file, 'utf8'), file, notesSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  const { events, corrections } = parsed.value;
  const faults: Fault[] = [
    ...events.flatMap(({ study }, place) =>
      releases.has(study)
        ? []
        : [{ place: ['events', place, 'study'], found: study, expected: list(releases.keys()) }],
    ),
    ...corrections.flatMap(({ study, release }, place) =>
      releases.get(study)?.includes(release)
        ? []
        : [
            {
              place: ['corrections', place, 'release'],
              found: `${study} ${release}`,
              expected: list(releases.get(study) ?? releases.keys()),
            },
          ],
    ),
  ].map(({ place, found, expected }) => ({
    file,
    line: parsed.locate(place),
    field: place.join('.'),
    found: `"${found}", which isn't there`,
    expected: `one of: ${expected}`,
  }));
  if (faults.length > 0) throw new FaultError(faults);
  return parsed.value;
}

const list = (names: Iterable<string>): string =>
  [...names].join(', ') || '(nothing was published yet)';
