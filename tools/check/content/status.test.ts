import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK, STORY, replaceField } from './broken/fixture.ts';
import { readFolder } from './folder.ts';
import { statusOf } from './status.ts';

const sound = readFolder('src/content');
const texts = (change: Readonly<Record<string, (text: string) => string>>) =>
  new Map(
    [...sound].map(([path, bytes]) => {
      const bent = change[path];
      return [path, bent ? new TextEncoder().encode(bent(new TextDecoder().decode(bytes))) : bytes];
    }),
  );

test('what is due is said of each kind of content, with whose turn it is', () => {
  const said = statusOf({
    today: '2026-11-25',
    files: texts({
      [STORY]: replaceField('order: 1\nstatus: review\nwaitsFor: preventie'),
      [CHECK]: (text) => text.replace('order: ', 'order: x'),
      'help.yaml': (text) => text.replace(/^ {2}checked:.*$/m, '  checked: 2025-01-01'),
      'claims.yaml': (text) => text.replace(/^ {2}checked:.*$/m, '  checked: 2025-01-01'),
    }),
  }).join('\n');
  for (const kind of ['Verhalen', 'Pagina’s', 'Zelftests', 'Claims', 'Hulp'])
    assert.match(said, new RegExp(`^${kind}: `, 'm'));
  assert.match(said, /mijn-ene-pil\.mdx: ter beoordeling, wacht op preventie$/m);
  assert.match(said, /^Redactie: dit houdt alles tegen \(\d+\)\n.*self-checks\//m);
  assert.match(said, /^Feiten: leg dit cijfer opnieuw naast de bron \(1\)$/m);
  assert.match(said, /^Preventie: bel of open deze hulp \(\d+\)$/m);
  assert.match(said, /about\.mdx: \d+ keer nog in te vullen$/m);
});
