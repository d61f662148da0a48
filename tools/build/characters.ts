import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The characters of every page: those of Dutch and English, of figures and of addresses. */
const ALWAYS =
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' +
  ' !"#%&\'()*+,-./:;<=>?@[]_·–‘’“”…' +
  'áäçèéêëíïóöúüÉ€×−±≤≥→✓²χ';

/** The characters beyond ASCII in a folder's files, each once. */
export function charactersIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const texts = files.map((path) => readFileSync(path, 'utf8')).join('');
  return [...new Set(texts.match(/[^\p{ASCII}\p{White_Space}\p{Control}]/gu))].sort().join('');
}

/** What the fonts are cut to: a name that staff write has all its letters from one font. */
export const CHARACTERS = [...new Set(ALWAYS + charactersIn('src/content'))].join('');
