import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CONTENT } from '../../analytics/plan/read.ts';
import { readHelp, readServices } from '../../src/help/read.ts';
import { checkContent } from '../check/content/check.ts';
import { readFolder } from '../check/content/folder.ts';
import { leftToPeople } from './left-to-people.ts';

describe('what is left to people', () => {
  let folder = '';
  const write = (name: string, change: (text: string) => string) => {
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync(CONTENT, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('names claims, services and pages, and falls silent when all is done', () => {
    const done = (text: string) => text.replaceAll(/checked:(?: *)$/gm, 'checked: 2026-11-26');
    write('claims.yaml', done);
    write('help.yaml', done);
    for (const language of ['nl', 'en'])
      for (const name of readdirSync(join(folder, 'pages', language)))
        write(`pages/${language}/${name}`, (text) =>
          text.replaceAll(/\[(nog in te vullen|to be filled in)[^\]]*\]/g, 'Jansen'),
        );
    assert.deepEqual(leftToPeople(folder), []);
    write('claims.yaml', (text) => text.replace('checked: 2026-11-26', 'checked:'));
    write('help.yaml', (text) => text.replace('checked: 2026-11-26', 'checked:'));
    write('pages/en/press.mdx', (text) => `${text}\n- Fax: [to be filled in: number]\n`);
    const left = leftToPeople(folder);
    assert.match(left[0] ?? '', /^claims\.yaml: .* \(1\): waste-dumps-2024\.$/);
    assert.match(left[1] ?? '', /^help\.yaml: .*: drugs-info-line\.$/);
    assert.match(left[2] ?? '', /\(1\): pages\/en\/press\.mdx \[to be filled in: number\]\.$/);
  });
});

describe('numbers to call', () => {
  it('are in help.yaml, those to report a crime too, which are no place of help', () => {
    const listed = readHelp().map(({ phone }) => phone);
    assert.ok(readServices().some(({ phone }) => phone === '0800-7000'));
    assert.ok(!listed.includes('0800-7000') && !listed.includes('0900-8844'));
  });

  it('of a page that nobody vouches for, or that call another, are faults by line', () => {
    const page = 'pages/nl/press.mdx';
    const files = new Map(readFolder(CONTENT));
    const text = new TextDecoder().decode(files.get(page));
    const lines = text.split('\n').length;
    const added = 'Bel\n[112](tel:112), [0900-1111](tel:09001111)\n[112](tel:0900)';
    files.set(page, new TextEncoder().encode(`${text}\n${added}\n`));
    assert.deepEqual(
      checkContent({ files })
        .filter(({ file, field }) => file.endsWith(page) && field === 'link')
        .map(({ line, found }) => [line - lines, found]),
      [
        [2, '0900-1111'],
        [3, 'tel:0900'],
      ],
    );
  });
});
