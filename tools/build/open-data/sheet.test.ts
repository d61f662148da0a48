import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { simulatedCampaign } from './campaigns-fixture.ts';
import { sheetPdf } from './make-open-data.ts';
import { at, listAt, pdfText } from './read-back.ts';
import { loadSheetFonts } from './sheet-fonts.ts';

const PLACE = { site: 'https://example.org', folder: '/effect/invisible-bill/data/' };
const fonts = await loadSheetFonts();
const simulated = simulatedCampaign();
const sheets = {
  nl: await sheetPdf(simulated.summary, PLACE, fonts, 'nl'),
  en: await sheetPdf(simulated.summary, PLACE, fonts, 'en'),
};

describe('the evaluation sheet', () => {
  for (const [language, title] of [
    ['nl', 'Evaluatieblad: De onzichtbare rekening'],
    ['en', 'Evaluation sheet: The invisible bill'],
  ] as const) {
    it(`is a tagged PDF of two pages with a title and a language: ${language}`, async () => {
      const pdf = await getDocumentProxy(new Uint8Array(sheets[language]));
      assert.equal(pdf.numPages, 2);
      const { info, metadata } = await pdf.getMetadata();
      assert.equal(at(info, 'Title'), title);
      assert.equal(at(info, 'Language'), language === 'nl' ? 'nl-NL' : 'en-GB');
      assert.equal(at(await pdf.getMarkInfo(), 'Marked'), true);
      assert.equal(at(await pdf.getViewerPreferences(), 'DisplayDocTitle'), true);
      assert.match(String(metadata?.getRaw()), /pdfuaid:part>1</);

      const roles = new Map<string, number>();
      const visit = (node: unknown, within: readonly string[]): void => {
        const role = at(node, 'role');
        if (typeof role === 'string') {
          roles.set(role, (roles.get(role) ?? 0) + 1);
          const parent = within.at(-1);
          const wanted = PARENTS[role];
          if (wanted)
            assert.ok(wanted.includes(parent ?? ''), `${role} within ${parent ?? 'nothing'}`);
        }
        const next = typeof role === 'string' ? [...within, role] : within;
        for (const child of listAt(node, 'children')) visit(child, next);
      };
      for (let number = 1; number <= pdf.numPages; number += 1)
        visit(await (await pdf.getPage(number)).getStructTree(), []);
      assert.equal(roles.get('H1'), 1);
      for (const role of ['H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Lbl', 'LBody'])
        assert.ok((roles.get(role) ?? 0) > 0, role);
      assert.equal(roles.get('TH'), roles.get('TD'), 'each row has its heading');
    });
  }

  it('says of each term of the evaluators what was measured, or that it was not', async () => {
    const sheet = await pdfText(sheets.nl);
    for (const term of [
      'Bereik',
      'Waardering',
      'Boodschapoverdracht',
      'Weerstand',
      'Kennis',
      'Houding',
      'Gedrag',
      'Kosten',
      'Negatieve effecten',
      'Herkenning',
      'Beklijven',
      'Overname',
    ])
      assert.ok(sheet.includes(term), term);
    assert.ok((sheet.match(/Niet gemeten\./g) ?? []).length >= 6);
  });
});

/** In what each part of a PDF may stand (ISO 32000-1, 14.8.4). */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
};
