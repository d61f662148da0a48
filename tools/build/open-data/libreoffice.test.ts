import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writeDutchCsv } from '../../../analytics/report/open-data/table.ts';
import { resultsTable } from '../../../analytics/report/results-csv.ts';
import { simulatedCampaign } from './campaigns-fixture.ts';
import { writeOds } from './ods.ts';
import { readSpreadsheet } from './read-back.ts';

const absent = spawnSync('soffice', ['--version']).status !== 0;
/** Semicolon, quote, UTF-8, from line 1, all columns as they come, Dutch (1043). */
const DUTCH_CSV = 'CSV:59,34,76,1,,1043';

describe(
  'LibreOffice in Dutch',
  { skip: absent && 'LibreOffice (soffice) is not on this machine' },
  () => {
    const table = resultsTable(simulatedCampaign().summary);
    let folder = '';
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    /** Opens a file and writes down what the program made of it. */
    function reopened(name: string, content: string | Uint8Array, ...options: string[]) {
      writeFileSync(join(folder, name), content);
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          ...options,
          '--convert-to',
          'ods:calc8',
          '--outdir',
          join(folder, 'out'),
          join(folder, name),
        ],
        { env: { ...process.env, LC_ALL: 'nl_NL.UTF-8', LANG: 'nl_NL.UTF-8' }, stdio: 'ignore' },
      );
      const made = join(folder, 'out', name.replace(/\.[a-z]+$/, '.ods'));
      return readSpreadsheet(readFileSync(made));
    }

    function assertNumbers(rows: readonly Readonly<Record<string, unknown>>[] = []): void {
      assert.equal(rows.length, table.rows.length);
      table.rows.forEach((row, place) => {
        for (const [name, heading] of [
          ['estimate', 'Schatting'],
          ['low', 'Ondergrens'],
          ['high', 'Bovengrens'],
          ['n', 'n'],
        ] as const)
          assert.strictEqual(rows[place]?.[heading], row[name] ?? '', `row ${place}, ${heading}`);
      });
    }

    it('reads the numbers of the Dutch CSV as numbers', () => {
      const tabs = reopened('dutch.csv', writeDutchCsv(table), `--infilter=${DUTCH_CSV}`);
      assertNumbers([...tabs.values()][0]);
    });

    it('reads the numbers of the spreadsheet as numbers', () => {
      const ods = writeOds('Proef', '2026-11-30', [{ name: 'Uitkomsten', table }]);
      assertNumbers(reopened('sheet.ods', ods).get('Uitkomsten'));
    });
  },
);
