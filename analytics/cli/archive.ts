import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { versionsFolder } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { writeCountsCsv } from '../tally/counts-csv.ts';
import { LOOKS_FILE, lookLines } from './looks.ts';

/** What an archive of a study is made from. */
export type Archived = {
  readonly registered: RegisteredPlan;
  readonly studies: string;
  readonly counts: readonly Count[];
  /** The folder of published files. */
  readonly published: string;
  /** The folder of evaluators' files, with the log of looks. */
  readonly internal: string;
};

/**
 * Writes everything a study can be judged by anew into one archive: its plan in every version, counts,
 * releases, looks, the version of the code, and a checksum of each file.
 */
export async function writeArchive(file: string, archived: Archived): Promise<void> {
  const files = filesOf(archived);
  const sums = [...files].map(([name, content]) => `${sha256(content)}  ${name}\n`);
  files.set('SHA256SUMS', Buffer.from(sums.join('')));
  // The same content gives the same bytes: no file has a time of its own.
  const mtime = new Date(1980, 0, 1);
  const bytes = zipSync(
    Object.fromEntries([...files].map(([name, content]) => [name, [content, { mtime }]])),
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

function filesOf({
  registered,
  studies,
  counts,
  published,
  internal,
}: Archived): Map<string, Uint8Array> {
  const { id } = registered.plan;
  const own = counts.filter(({ study }) => study === id);
  const read = (folder: string, name: string): Uint8Array => readFileSync(join(folder, name));
  const versions = versionsFolder(studies);
  const files = new Map<string, Uint8Array>([
    ['README.txt', Buffer.from(readme(registered))],
    [`plan/${basename(registered.file)}`, readFileSync(registered.file)],
    ...named(versions, (name) => name.startsWith(`${id}.v`)).map(
      (name) => [`plan/versions/${name}`, read(versions, name)] as const,
    ),
    ['counts.csv', Buffer.from(writeCountsCsv(own))],
    ...named(published, (name) => isOfStudy(name, id)).map(
      (name) => [`releases/${name}`, read(published, name)] as const,
    ),
    [LOOKS_FILE, Buffer.from(lookLines(internal, id))],
    ['code.json', Buffer.from(`${JSON.stringify(codeVersion(), null, 2)}\n`)],
  ]);
  return files;
}

const named = (folder: string, wanted: (name: string) => boolean): string[] =>
  existsSync(folder) ? readdirSync(folder).filter(wanted).sort() : [];

/** A study's own files, and those of its replaced versions; not of a study whose name goes on. */
export const isOfStudy = (name: string, study: string): boolean =>
  name.startsWith(study) && /^(-v\d+)?\./.test(name.slice(study.length));

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const readme = ({ plan, version, hash }: RegisteredPlan): string =>
  `Archief van het onderzoek ${plan.id}, versie ${version}, gesloten op ${plan.closed}.
SHA-256 van het geregistreerde plan: ${hash}

plan/       het onderzoeksplan, en elke versie die ooit geregistreerd is
counts.csv  alle tellingen: study,version,table,cell,period,n (periode: week volgens ISO 8601)
releases/   alles wat openbaar is gemaakt, met elk getal van elke publicatie
looks.csv   wat beoordelaars tussentijds zagen, per dag
code.json   de versie van de programmatuur die dit schreef
SHA256SUMS  controlegetallen: sha256sum --check SHA256SUMS

Niet openbaar: counts.csv en looks.csv houden ook kleine aantallen, die nooit zijn gepubliceerd.
Narekenen: npm run -s measure -- recompute releases
`;

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** The package's version, and the commit where the code lies in a repository. */
function codeVersion(): {
  readonly name: string;
  readonly version: string;
  readonly commit?: string;
  readonly changed?: boolean;
} {
  const root = resolve(import.meta.dirname, '../..');
  const { name, version } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const git = (...words: string[]) => {
    const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  const commit = git('rev-parse', 'HEAD');
  if (commit === undefined) return { name, version };
  const changed = git('status', '--porcelain', '--', 'analytics', 'package-lock.json') !== '';
  return { name, version, commit, changed };
}
