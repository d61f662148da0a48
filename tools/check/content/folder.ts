import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../../../src/stories/address.ts';
import type { Finding } from './finding.ts';

/** Every file of a content folder by its path within it. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What machines leave behind themselves, which nobody wrote. */
const MACHINE =
  /(^|\/)(\.|~\$|#)[^/]*$|(^|\/)(Thumbs\.db|desktop\.ini|Icon\r)$|~$|\.(sw[a-p]|tmp|bak)$/i;
/** Where each kind of file lies. */
const PLACES = [
  /^(stories|pages)\/(nl|en)\/[^/]+\.mdx$/,
  /^self-checks\/[^/]+\.yaml$/,
  /^studies\/(versions\/)?[^/]+\.yaml$/,
  /^(claims|sources|help|kit|translations|corrections)\.yaml$/,
  /^pictures\/[^/]+\.(png|jpe?g|webp|avif|svg)$/,
  /^(data|effect)\//,
];
/** What editors open as text. */
const TEXT = /\.(mdx|yaml)$/;
/** Letters that were saved in one encoding and read in another, or that only look like ours. */
const BROKEN_LETTERS =
  /Ã[\u0080-\u00BF©¨«¯¶¼´]|â€[\u0080-\u00BF™œ“”]|\uFFFD|\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;
/** Signs without a shape that end lines or turn the way of reading round. */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Reads a content folder. */
export const readFolder = (folder: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(
        (file) => [file.slice(join(folder, 'x').length - 1).replaceAll('\\', '/'), file] as const,
      )
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([path, file]) => [path, readFileSync(file)]),
  );

/** The texts of a folder, line ends as on any machine, and what is wrong with files as such. */
export function readTexts(files: Files, nameOf: (path: string) => string) {
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  const addresses = new Map<string, string>();
  for (const [path, bytes] of files) {
    if (MACHINE.test(path)) continue;
    const fault = (rule: Finding['rule'], found: string, line = 1, values = {}) =>
      findings.push({ rule, file: nameOf(path), line, field: '', found, values });
    const name = path.split('/').at(-1) ?? path;
    if (!PLACES.some((place) => place.test(path))) {
      fault('stray-file', name);
      continue;
    }
    if (path.endsWith('.mdx')) {
      const key = `${path.split('/').slice(0, 2).join('/')}/${addressOf(name)}`;
      const other = addresses.get(key);
      if (addressOf(name) === '') fault('file-name', name);
      else if (other) fault('duplicate-address', name, 1, { other, address: addressOf(name) });
      addresses.set(key, name);
    }
    if (!TEXT.test(path)) continue;
    const text = decode(bytes);
    if (text === undefined) {
      fault('file-encoding', name);
      continue;
    }
    if (text.trim() === '') {
      fault('file-empty', name);
      continue;
    }
    text.split('\n').forEach((line, index) => {
      const broken = BROKEN_LETTERS.exec(line);
      const control = CONTROLS.exec(line.replaceAll('\t', ''));
      if (broken ?? control)
        fault(
          'broken-letters',
          broken?.[0] ?? `U+${(control?.[0].charCodeAt(0) ?? 0).toString(16).padStart(4, '0')}`,
          index + 1,
        );
    });
    texts.set(path, text);
  }
  return { texts, findings };
}

/** UTF-8 with whatever line ends; nothing for another encoding. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}
