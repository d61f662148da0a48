import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { MISTAKES, makeMistake } from './broken/broken.ts';
import { ENGLISH, STORY } from './broken/fixture.ts';
import { SOUND } from './broken/sound.ts';
import { renderTable } from './broken/table.ts';
import { checkContent } from './check.ts';
import { formatFinding, stops } from './finding.ts';
import type { Finding } from './finding.ts';
import { readFolder } from './folder.ts';
import { RULES } from './rules.ts';
import type { RuleName } from './rules.ts';

const FOLDER = 'src/content';
const TODAY = '2026-11-25';
const sound = readFolder(FOLDER);
const check = (files = sound): Finding[] => checkContent({ folder: FOLDER, files, today: TODAY });
const before = new Set(check().map((each) => JSON.stringify({ ...each, line: 0 })));
/** What no editor should have to read. */
const OF_A_PARSER =
  /undefined|NaN|\[object|Error|expected |Invalid input|JSX|oxc|\bat \S+:\d+:\d+|node_modules|ZodError/;

describe('the content check', () => {
  it('lets the content as it is be published', () => {
    assert.deepEqual(
      check()
        .filter(stops)
        .map((each) => formatFinding(each)),
      [],
    );
  });

  for (const mistake of MISTAKES)
    it(`${RULES[mistake.rule].severity}s: ${mistake.what}`, () => {
      const { files, file, line } = makeMistake(sound, mistake);
      const found = check(files).filter(
        (each) => !before.has(JSON.stringify({ ...each, line: 0 })) || each.rule === mistake.rule,
      );
      const named = found.filter(({ rule }) => rule === mistake.rule);
      const places = named.map((each) => `${each.file}:${each.line}`);
      assert.ok(
        places.includes(`${FOLDER}/${file}:${line}`),
        `${mistake.rule} at ${FOLDER}/${file}:${line}, found ${found.map((each) => formatFinding(each)).join('\n')}`,
      );
      for (const finding of found) {
        const said = formatFinding(finding);
        assert.match(said, /^(stop|warn) \S.*:\d+ [^:]+: gevonden .+, verwacht .+; herstel: .+$/);
        assert.doesNotMatch(said, OF_A_PARSER);
        assert.doesNotMatch(said, /\{(?!claim|naam|year|\/)\w+\}(?<!\{[\w.-]*\})/);
        assert.match(formatFinding(finding, 'en'), /: found .+, expected .+; to mend: .+$/);
      }
    });

  for (const { what, path, change, english } of SOUND)
    it(`lets pass: ${what}`, () => {
      const files = new Map(sound);
      const put = (name: string, text: string | Uint8Array) =>
        files.set(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
      const textOf = (name: string) => new TextDecoder().decode(sound.get(name));
      put(path, change(textOf(path)));
      const other = path === STORY ? ENGLISH : path.replace('/nl/', '/en/');
      if (english) put(other, english(textOf(other)));
      const stopped = check(files).filter(stops);
      assert.deepEqual(
        stopped.map((each) => formatFinding(each)),
        [],
      );
    });

  it('has at least one mistake for every rule it knows', () => {
    const tried = new Set(MISTAKES.map(({ rule }) => rule));
    const untried = (Object.keys(RULES) as RuleName[]).filter((rule) => !tried.has(rule));
    assert.deepEqual(untried, []);
    assert.ok(MISTAKES.length >= 90);
  });

  it('says every fault of every file at once', () => {
    const some = MISTAKES.filter(
      ({ path }, place) => MISTAKES.findIndex((other) => other.path === path) === place,
    );
    const files = some.reduce((all, mistake) => makeMistake(all, mistake).files, sound);
    const rules = new Set(check(files).map(({ rule }) => rule));
    const missed = some.filter(({ rule }) => !rules.has(rule));
    assert.deepEqual(
      missed.map(({ what }) => what),
      [],
    );
  });
});

describe('npm run check:content', () => {
  const run = (folder: string, ...words: readonly string[]) =>
    spawnSync(process.execPath, ['tools/check/content.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: folder },
    });

  it('ends with 0 on the content as it is, and says nothing but findings', () => {
    const { status, stdout, stderr } = run(FOLDER);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    for (const line of stdout.trim().split('\n')) assert.match(line, /^warn src\/content\//);
  });

  it('ends with 1 on another folder with a fault, in Dutch and in English', () => {
    const folder = mkdtempSync(join(tmpdir(), 'content-'));
    try {
      cpSync(FOLDER, folder, { recursive: true });
      const story = join(folder, STORY);
      writeFileSync(story, `${readFileSync(story, 'utf8')}\nNiet voor <18.\n`);
      const dutch = run(folder);
      assert.equal(dutch.status, 1);
      assert.match(
        dutch.stdout,
        /^stop \S+mijn-ene-pil\.mdx:\d+ tekst: gevonden "<18\.", verwacht/m,
      );
      assert.match(
        run(folder, '--lang', 'en').stdout,
        /: found "<18\.", expected no bare < sign; to mend: /,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has its table in the docs', () => {
    assert.equal(readFileSync('docs/content-check.md', 'utf8'), renderTable());
  });
});
