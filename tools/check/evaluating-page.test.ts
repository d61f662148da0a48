import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../analytics/cli/commands.ts';

const PAGE = readFileSync('docs/evalueren.md', 'utf8');

/** What npm would start, without the seconds that npm takes each time. */
const NPM = 'npm() { while [ "$1" != -- ]; do shift; done; shift; node analytics/cli.ts "$@"; }';
const PATIENCE = { timeout: 300_000 };

/** Every block that a reader is to type, in their order. */
const commands = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);

test('who follows docs/evalueren.md from an empty folder comes to an archive', PATIENCE, () => {
  const home = mkdtempSync(join(tmpdir(), 'evalueren-'));
  try {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-euo', 'pipefail', '-c', [NPM, ...commands].join('\n')],
      {
        encoding: 'utf8',
        env: {
          PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
          HOME: home,
        },
      },
    );
    assert.equal(status, 0, stderr);
    const said = stdout.replaceAll(home, '~');
    for (const expected of [
      /chance of a right "go on" at the planned n \(4000\), .*: 8\d%/,
      /Registered voorbeeld as version 1-/,
      /Added \d+ counts/,
      /Alarm for harm: .*\(.*haven\)/,
      /Looked at on 1 of at most 90 planned days/,
      /Wrote voorbeeld 2-[0-9a-f]+ without "haven"/,
      /new counts: arms\.2\.message\.nl/,
      /Archived in ~\/proef\/data\/archive\/voorbeeld-.*\.zip/,
      /Every published number follows from the published counts\./,
    ])
      assert.match(said, expected);
    assert.match(
      readFileSync(join(home, 'proef/vingerafdruk.txt'), 'utf8'),
      /^voorbeeld 1 [0-9a-f]{64}\n$/,
    );
    assert.match(readFileSync(join(home, 'proef/data/effect/voorbeeld.html'), 'utf8'), /<svg/);
    assert.ok(readdirSync(join(home, 'proef/openbaar')).includes('voorbeeld-v1.releases.json'));
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('docs/evalueren.md and docs/evaluating.md name no command that there is not', () => {
  for (const text of [PAGE, readFileSync('docs/evaluating.md', 'utf8')])
    for (const [, name = ''] of text.matchAll(/measure -- ([a-z-]+)/g))
      assert.ok(name in COMMANDS, name);
});
