import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Parser, Store } from 'n3';
import { parse } from 'yaml';
import { sha256 } from '../../../analytics/report/open-data/data-package.ts';
import { LICENCE, dataFiles } from '../../../analytics/report/open-data/package-files.ts';
import type { DataFile } from '../../../analytics/report/open-data/package-files.ts';
import { campaignOfFew, campaignWithCosts, simulatedCampaign } from './campaigns-fixture.ts';
import { dataFolder } from './data-folder.ts';
import { sheetPdf } from './make-open-data.ts';
import { at, listAt, pdfText, readCsv, readSpreadsheet } from './read-back.ts';
import { loadSheetFonts } from './sheet-fonts.ts';

const PLACE = { site: 'https://example.org', folder: '/effect/invisible-bill/data/' };
const fonts = await loadSheetFonts();
const [simulated, real] = [simulatedCampaign(), campaignWithCosts()];
const sheets = {
  nl: await sheetPdf(simulated.summary, PLACE, fonts, 'nl'),
  en: await sheetPdf(simulated.summary, PLACE, fonts, 'en'),
};
const names = dataFiles(simulated.summary);
const files = dataFolder(simulated.summary, PLACE, sheets);
const content = (file: DataFile): Uint8Array =>
  files.get(names[file]) ?? assert.fail(`${names[file]} is there`);
const text = (file: DataFile): string => Buffer.from(content(file)).toString('utf8');

describe('the data of a release', () => {
  it('is JSON as its JSON Schema says, which refuses what is not', () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const schema: unknown = JSON.parse(text('summarySchema'));
    assert.ok(typeof schema === 'object' && schema !== null);
    const valid = ajv.compile(schema);
    for (const { summary } of [simulated, real, campaignOfFew()]) {
      const data: unknown = JSON.parse(JSON.stringify(summary));
      assert.ok(valid(data), ajv.errorsText(valid.errors));
    }
    assert.equal(valid({ ...simulated.summary, released: '30-11-2026' }), false);
    assert.equal(valid({ ...simulated.summary, person: 1 }), false);
  });

  it('is a Data Package: each resource is there with its size and hash, each table as its schema says', () => {
    const described: unknown = JSON.parse(text('package'));
    // What Data Package 2.0 requires (datapackage.org/standard/data-package, data-resource, table-schema).
    assert.equal(at(described, '$schema'), 'https://datapackage.org/profiles/2.0/datapackage.json');
    assert.match(String(at(described, 'name')), /^[a-z0-9._-]+$/);
    const resources = listAt(described, 'resources');
    assert.ok(resources.length >= 10);
    for (const resource of resources) {
      const path = String(at(resource, 'path'));
      assert.doesNotMatch(path, /^\/|\.\.|:/, 'beside the descriptor');
      const bytes = files.get(path) ?? assert.fail(path);
      assert.equal(at(resource, 'bytes'), bytes.byteLength, path);
      assert.equal(at(resource, 'hash'), `sha256:${sha256(bytes)}`, path);
      if (at(resource, 'type') === 'table') assertTable(bytes, resource);
    }
    assert.deepEqual(resources.filter((resource) => at(resource, 'type') === 'table').length, 3);
  });

  it('has CSVW metadata where a reader of the CSV looks for it, in the words of the standard', () => {
    for (const [table, metadata] of [
      ['results', 'resultsMetadata'],
      ['counts', 'countsMetadata'],
    ] as const) {
      // The default place: the address of the table with -metadata.json (Tabular Data on the Web, 5.3).
      assert.equal(names[metadata], `${names[table]}-metadata.json`);
      const described: unknown = JSON.parse(text(metadata));
      assert.deepEqual(at(described, '@context'), [
        'http://www.w3.org/ns/csvw',
        { '@language': 'en' },
      ]);
      assert.equal(at(described, 'url'), names[table]);
      const columns = listAt(at(described, 'tableSchema'), 'columns');
      const rows = readCsv(content(table));
      assert.deepEqual(
        columns.map((column) => at(column, 'name')),
        Object.keys(rows[0] ?? {}),
      );
      for (const column of columns) {
        const [name, datatype] = [String(at(column, 'name')), at(column, 'datatype')];
        // A column's name is a template variable that doesn't begin with an underscore (5.6).
        assert.match(name, /^[A-Za-z][A-Za-z0-9_]*$/);
        assert.equal(at(at(column, 'titles'), 'und'), name, 'the heading is one of its titles');
        const base = String(at(datatype, 'base') ?? datatype);
        const form = LEXICAL[base] ?? assert.fail(`${base} is a datatype of CSVW`);
        for (const row of rows)
          assert.ok(row[name] === '' || form.test(row[name] ?? ''), `${name}: ${row[name] ?? ''}`);
      }
    }
  });

  it('is described for portals with all that DCAT-AP-NL 3.0 requires', () => {
    const store = new Store(new Parser().parse(text('catalogue')));
    for (const [type, properties] of Object.entries(REQUIRED)) {
      const subjects = store.getSubjects(RDF_TYPE, type, null);
      assert.ok(subjects.length > 0, type);
      for (const subject of subjects)
        for (const property of properties)
          assert.ok(
            store.countQuads(subject, property, null, null) > 0,
            `${subject.value} ${property}`,
          );
    }
    const [archive] = store
      .getObjects(null, `${DCAT}downloadURL`, null)
      .filter(({ value }) => value.endsWith('.zip'));
    assert.equal(archive?.value, `https://example.org${PLACE.folder}${names.archive}`);
    const sums = store.getObjects(null, 'http://spdx.org/rdf/terms#checksumValue', null);
    assert.ok(sums.some(({ value }) => value === sha256(content('archive'))));
  });

  it('is one archive with checksums of all that is in it, and the same bytes each time', () => {
    const inside = unzipSync(content('archive'));
    const folder = `${simulated.summary.file}/`;
    const sums = text('checksums').trim().split('\n');
    assert.equal(sums.length, Object.keys(inside).length - 1, 'all but the list itself');
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      assert.equal(sha256(inside[folder + name] ?? assert.fail(name)), sum, name);
    }
    assert.equal(text('archiveChecksum'), `${sha256(content('archive'))}  ${names.archive}\n`);
    const again = dataFolder(simulated.summary, PLACE, sheets);
    assert.deepEqual([...again.keys()], [...files.keys()]);
    for (const [name, bytes] of again)
      assert.equal(sha256(bytes), sha256(files.get(name) ?? bytes), name);
  });

  it('names one licence in every form, and how to cite it', () => {
    const citation: unknown = parse(text('citation'));
    for (const key of ['cff-version', 'message', 'title', 'authors'])
      assert.ok(at(citation, key), key);
    assert.equal(at(citation, 'license'), LICENCE.name);
    for (const file of ['readme', 'readmeDutch', 'licence', 'package', 'citation'] as const)
      assert.ok(text(file).includes(LICENCE.name), file);
    for (const file of ['readme', 'catalogue', 'resultsMetadata', 'package'] as const)
      assert.ok(text(file).includes(LICENCE.path), file);
  });

  it('says in every form when no people were counted, and never when they were', async () => {
    const each: DataFile[] = [
      'package',
      'readme',
      'readmeDutch',
      'citation',
      'catalogue',
      'resultsMetadata',
      'letterMarkdown',
      'letterText',
    ];
    const own = dataFolder(real.summary, PLACE, sheets);
    for (const file of each) {
      assert.match(text(file), SIMULATED, file);
      const said = Buffer.from(own.get(names[file]) ?? '').toString('utf8');
      assert.doesNotMatch(said, SIMULATED, file);
    }
    assert.ok(readCsv(content('results')).every(({ simulated: flag }) => flag === 'true'));
    const [first, second] = await Promise.all([sheets.nl, sheets.en].map(pdfText));
    assert.equal(first?.match(/GESIMULEERD/g)?.length, 3, 'at the head and at each foot');
    assert.equal(second?.match(/SIMULATED/g)?.length, 3);
  });

  it('opens as a spreadsheet: its type first, numbers as numbers, days as days', () => {
    const ods = content('spreadsheet');
    const start = Buffer.from(ods.subarray(0, 100)).toString('latin1');
    assert.ok(start.startsWith('PK'));
    assert.ok(start.slice(30).startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'));
    const parts = unzipSync(ods);
    const manifest = Buffer.from(parts['META-INF/manifest.xml'] ?? '').toString();
    for (const name of Object.keys(parts).filter(
      (each) => each !== 'mimetype' && !each.startsWith('META'),
    ))
      assert.ok(manifest.includes(`full-path="${name}"`), name);
    const tabs = readSpreadsheet(ods);
    assert.deepEqual([...tabs.keys()], ['Leeswijzer', 'Uitkomsten', 'Tellingen']);
    const content_ = Buffer.from(parts['content.xml'] ?? '').toString();
    assert.match(content_, /office:value-type="date" office:date-value="2026-11-30"/);
  });
});

/** How it is said; the name of a column says it of nobody. */
const SIMULATED = /SIMULATED|GESIMULEERD|Simulated: no|Gesimuleerd: hier|\(simulated\)/;

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
/** The mandatory properties of DCAT-AP-NL 3.0 and of DCAT-AP 3.0.1, on which it builds. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  [`${DCAT}Dataset`]: [
    ...['accessRights', 'creator', 'description', 'identifier', 'publisher', 'title'].map(
      (each) => DCT + each,
    ),
    `${DCAT}contactPoint`,
    `${DCAT}theme`,
    `${DCAT}distribution`,
  ],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`, `${DCT}license`],
  'http://xmlns.com/foaf/0.1/Agent': ['http://xmlns.com/foaf/0.1/name'],
};

/** How the datatypes of CSVW that we use are written (5.11.1, and the formats of our metadata). */
const LEXICAL: Readonly<Record<string, RegExp>> = {
  string: /[\s\S]/,
  number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

/** Each cell of a table as its Table Schema says, under the headings of its fields. */
function assertTable(bytes: Uint8Array, resource: unknown): void {
  const path = String(at(resource, 'path'));
  const delimiter = at(at(resource, 'dialect'), 'delimiter') ?? ',';
  const rows = readCsv(bytes, String(delimiter));
  const fields = listAt(at(resource, 'schema'), 'fields');
  assert.deepEqual(
    fields.map((field) => at(field, 'name')),
    Object.keys(rows[0] ?? {}),
    path,
  );
  for (const field of fields) {
    const [name, type] = [String(at(field, 'name')), String(at(field, 'type'))];
    const truths = [...listAt(field, 'trueValues'), ...listAt(field, 'falseValues')];
    for (const row of rows) {
      const cell = (row[name] ?? '').replace(String(at(field, 'decimalChar') ?? '.'), '.');
      if (cell === '') continue;
      const fits = type === 'boolean' ? truths.includes(cell) : LEXICAL[type]?.test(cell);
      assert.ok(fits, `${path}: ${name}: ${cell} is no ${type}`);
    }
  }
}
