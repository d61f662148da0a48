import assert from 'node:assert/strict';
import { parse } from 'node-html-parser';
import { dataFiles } from '../../analytics/report/open-data/package-files.ts';
import { summarySchema } from '../../analytics/report/schema.ts';
import { OWN_NUMBERS, strangeNumbers } from '../../tools/build/open-data/read-back.ts';

/** The Dutch pages made of a study's figures, and the part of each that holds them. */
const PAGES = { evaluatieblad: '.open-data', kamerbrief: '.open-data__letter' } as const;

const get = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return answer.text();
};

/** Every number on the sheet and in the letter is one of the JSON beside them; every file of the data is there. */
export async function expectSameNumbers(site: string, study: string): Promise<void> {
  const at = `${site}/effect/${study}/`;
  const json: unknown = JSON.parse(await get(`${at}data/${study}.json`));
  const summary = summarySchema.parse(json);
  for (const [page, part] of Object.entries(PAGES)) {
    const shown = parse(await get(`${at}${page}/`)).querySelector(part);
    for (const list of shown?.querySelectorAll('ol') ?? []) list.removeAttribute('start');
    const text = (shown?.structuredText ?? '').replace(/\s+/g, ' ');
    assert.match(text, /95%/, 'there are figures');
    const plain = text.replaceAll('‘', '“').replaceAll('’', '”');
    assert.deepEqual(strangeNumbers(plain, summary, OWN_NUMBERS), [], page);
  }
  for (const name of Object.values(dataFiles(summary))) {
    const answer = await fetch(`${at}data/${name}`, { method: 'HEAD' });
    assert.equal(answer.status, 200, name);
  }
}
