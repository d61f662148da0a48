import { CONTENT } from '../../analytics/plan/read.ts';
import type { Language } from '../language.ts';
import { fillText } from '../ledger/fill.ts';
import { formatShort } from '../ledger/figures.ts';
import { readLedger } from '../ledger/read.ts';
import type { Ledger, SourcedClaim } from '../ledger/ledger.ts';
import { claimsOf, notesOf } from '../ledger/references.ts';
import { readList } from '../yaml-list.ts';
import { kitEntrySchema } from './schema.ts';
import type { KitEntry } from './schema.ts';
import { JOIN_IN_WORDS } from './words.ts';

/** What is handed on of a story, in one language, its figures filled in. */
export type KitStory = {
  /** The pair of the story. */
  readonly id: string;
  readonly language: Language;
  readonly line: string;
  readonly figure: string;
  /** What the figure counts, with its year. */
  readonly counts: string;
  readonly do: string;
  readonly notAt: string | undefined;
  /** Where every figure on the picture is from. */
  readonly source: string;
  readonly scenes: readonly {
    readonly show: KitEntry['video'][number]['show'];
    readonly text: string;
  }[];
  /** Where every figure of the video is from. */
  readonly videoSource: string;
  /** The claims that no person has compared with their source yet. */
  readonly unchecked: readonly string[];
  /** The day on which the newest of its claims was found. */
  readonly found: string;
};

/**
 * Reads what is handed on of each story.
 *
 * @throws FaultError with file and line; Error for a figure that doesn't exist
 */
export function readKit(language: Language, folder: string = CONTENT): KitStory[] {
  const ledger = readLedger(folder);
  return readList(`${folder}/kit.yaml`, kitEntrySchema).items.map((entry) =>
    storyOf(entry, language, ledger),
  );
}

function storyOf(entry: KitEntry, language: Language, ledger: Ledger): KitStory {
  const [id = '', name = ''] = entry.figure.split('.');
  const [claim] = claimsOf(ledger, [id]);
  const figure = claim?.figures[name];
  if (!claim || !figure)
    throw new Error(`src/content/kit.yaml: ${entry.id}: there is no figure "${entry.figure}".`);
  const fill = (text: string) => fillText(text, language, ledger);
  const shown = [entry.line, entry.counts, entry.do].map((text) => text[language]);
  const counts = fill(entry.counts[language]);
  if (claim.year !== undefined && !counts.includes(String(claim.year)))
    throw new Error(
      `src/content/kit.yaml: ${entry.id}.counts.${language}: found "${counts}", expected the year of its figure: {${id}.year}.`,
    );
  const onPicture = claimsIn(ledger, [id], shown);
  const inVideo = claimsIn(
    ledger,
    [],
    entry.video.map((scene) => scene[language]),
  );
  const all = [...new Set([...onPicture, ...inVideo])];
  return {
    id: entry.id,
    language,
    line: fill(entry.line[language]),
    figure: formatShort(figure, language),
    counts,
    do: fill(entry.do[language]),
    notAt: entry.notAt?.[language],
    source: sourceLine(onPicture, language),
    scenes: entry.video.map((scene) => ({ show: scene.show, text: fill(scene[language]) })),
    videoSource: sourceLine(inVideo, language),
    unchecked: all.filter(({ checked }) => checked === null).map((each) => each.id),
    found:
      all
        .map(({ found }) => found)
        .sort()
        .at(-1) ?? claim.found,
  };
}

/** The claims of a picture: of its figure, and of every figure that its texts name. */
const claimsIn = (ledger: Ledger, ids: readonly string[], texts: readonly string[]) =>
  // Placeholders are found in YAML as in front matter.
  claimsOf(ledger, [...new Set([...ids, ...texts.flatMap(notesOf)])]);

/** "Bron: de politie, bericht van Crimesite." */
function sourceLine(claims: readonly SourcedClaim[], language: Language): string {
  const words = JOIN_IN_WORDS[language];
  const ours = claims.some(({ computedFrom }) => computedFrom.length > 0);
  const sources = [...new Set(claims.flatMap((claim) => claim.sources))].map(
    ({ kind, publisher, about }) => {
      if (about) return `${about[language]} (${words.reportOf} ${publisher})`;
      return kind === 'secondary' ? `${words.passedOnBy} ${publisher}` : publisher;
    },
  );
  const head = ours ? words.computedFrom : words.source;
  return sources.length === 0 ? '' : `${head}: ${[...new Set(sources)].join('; ')}.`;
}
