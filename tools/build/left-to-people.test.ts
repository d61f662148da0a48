import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CONTENT } from '../../analytics/plan/read.ts';
import { checkNumbers } from '../../src/help/numbers.ts';
import { readHelp, readServices } from '../../src/help/read.ts';
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
    assert.match(left[2] ?? '', /pages\/en\/press\.mdx \(1\)\.$/);
  });
});

describe('numbers to call', () => {
  it('are in help.yaml, those to report a crime too, which are no place of help', () => {
    const listed = readHelp().map(({ phone }) => phone);
    assert.ok(readServices().some(({ phone }) => phone === '0800-7000'));
    assert.ok(!listed.includes('0800-7000') && !listed.includes('0900-8844'));
  });

  it('of a page that nobody vouches for, or that call another, are faults by line', () => {
    const text = 'Bel\n[112](tel:112), [0900-1111](tel:09001111)\n[112](tel:0900)';
    assert.deepEqual(
      checkNumbers(readServices(), 'page.mdx', text).map(({ line, found }) => [line, found]),
      [
        [2, '[0900-1111](tel:09001111)'],
        [3, '[112](tel:0900)'],
      ],
    );
  });
});
