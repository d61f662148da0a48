import type { KitStory } from '../../../src/join-in/read-kit.ts';
import type { Language } from '../../../src/language.ts';

/** How much of a sentence one subtitle holds: two lines of 42 characters (BBC Subtitle Guidelines: 37 to 42). */
const LINE = 42;
const LINES = 2;
/** How fast subtitles are read, in characters a second (BBC: 160 to 180 words a minute), and how long one stays at least. */
const SPEED = 15;
const SHORTEST = 1.8;
/** Silence between two sentences, in seconds. */
const PAUSE = 0.4;

/** A subtitle: when it shows, in seconds, and its lines. */
export type Cue = {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  /** Which sentence it belongs to. */
  readonly scene: number;
};

/** Breaks a text into lines of at most so many characters, at its spaces. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A sentence in as few subtitles as it needs, as even as they come: no word shows alone. */
function subtitles(sentence: string): string[][] {
  const count = Math.ceil(linesOf(sentence, LINE).length / LINES);
  const fewest = count === 1 ? linesOf(sentence, LINE).length : count * LINES;
  let lines = linesOf(sentence, LINE);
  for (let most = LINE - 1; most > 0; most -= 1) {
    const shorter = linesOf(sentence, most);
    if (shorter.length > fewest || Math.max(...shorter.map(({ length }) => length)) > most) break;
    lines = shorter;
  }
  return Array.from({ length: count }, (_, place) =>
    lines.slice(place * LINES, (place + 1) * LINES),
  );
}

const SENTENCES = /(?<=[.?!”])\s+(?=[\p{Lu}\d“])/u;

/** The subtitles of texts, one after the other, each long enough to be read. */
export function cuesOf(texts: readonly string[]): Cue[] {
  let now = 0;
  return texts.flatMap((text, scene) => {
    const cues = text
      .split(SENTENCES)
      .flatMap(subtitles)
      .map((lines): Cue => {
        const from = now;
        now += Math.max(SHORTEST, lines.join(' ').length / SPEED);
        return { from, to: now, lines, scene };
      });
    now += PAUSE;
    return cues;
  });
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A time as SubRip has it: 00:00:01,500. */
function timeOf(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), milliseconds % 60_000];
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}:${pad(Math.floor(rest / 1000), 2)},${pad(rest % 1000, 3)}`;
}

/** The subtitles of a story as a SubRip file. */
export const subtitlesOf = ({ scenes }: Pick<KitStory, 'scenes'>): string =>
  cuesOf(scenes.map(({ text }) => text))
    .map(
      ({ from, to, lines }, place) =>
        `${String(place + 1)}\n${timeOf(from)} --> ${timeOf(to)}\n${lines.join('\n')}\n`,
    )
    .join('\n');

const WORDS = {
  nl: {
    intro:
      'Een video van {seconds} seconden, staand of vierkant, zonder mensen in beeld. Hij is te volgen zonder geluid: zet de ondertitels erin.',
    head: '| Tijd | Beeld | Stem en ondertitel |',
    show: {
      line: 'De zin, groot, zwart op geel: “{line}”',
      drawing: 'De tekening van het plaatje, over de hele breedte',
      figure: 'Het getal, groot, op papier: {figure}',
      do: 'De zin met wat je kunt doen, op papier',
    },
    end: 'Sluit af met het adres en deze regel, lang genoeg om te lezen:',
    never: 'Geen beelden van drugs, geld, wapens of een mens. Geen spannende muziek.',
  },
  en: {
    intro:
      'A video of {seconds} seconds, vertical or square, without people in it. It can be followed without sound: burn in the subtitles.',
    head: '| Time | Picture | Voice and subtitle |',
    show: {
      line: 'The line, large, black on yellow: “{line}”',
      drawing: 'The drawing of the picture, across the whole width',
      figure: 'The figure, large, on paper: {figure}',
      do: 'The line with what one can do, on paper',
    },
    end: 'Close with the address and this line, long enough to be read:',
    never: 'No pictures of drugs, money, weapons or a person. No thrilling music.',
  },
} as const satisfies Record<Language, unknown>;

/** A script for a video of a story, as Markdown. */
export function scriptOf(story: KitStory & { readonly address: string }): string {
  const words = WORDS[story.language];
  const cues = cuesOf(story.scenes.map(({ text }) => text));
  const rows = story.scenes.map(({ show, text }, scene) => {
    const own = cues.filter((cue) => cue.scene === scene);
    const seen = words.show[show].replace('{line}', story.line).replace('{figure}', story.figure);
    const time = `${(own[0]?.from ?? 0).toFixed(1)}–${(own.at(-1)?.to ?? 0).toFixed(1)} s`;
    return `| ${time} | ${seen} | ${text} |`;
  });
  return [
    `# ${story.line}`,
    words.intro.replace('{seconds}', String(Math.ceil((cues.at(-1)?.to ?? 0) + 3))),
    [words.head, '| --- | --- | --- |', ...rows].join('\n'),
    words.end,
    `> ${story.address}  \n> ${story.videoSource}`,
    words.never,
    '',
  ].join('\n\n');
}
