import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { confirmTranslations } from './translations.ts';

test('what confirm writes needs no formatting, hashes of digits alone too', async () => {
  const place = { file: 'claims.yaml', line: 1, field: 'text' };
  // Among so many, the hash of some is digits alone.
  const units = Array.from({ length: 400 }, (_, number) => ({
    name: `claims/text-${number}`,
    texts: { nl: `tekst ${number}`, en: `text ${number}` },
    places: { nl: place, en: place },
  }));
  const written = confirmTranslations(units, undefined, []);
  assert.match(written, /'\d{12}'/);
  const file = 'src/content/translations.yaml';
  assert.equal(await format(written, { ...(await resolveConfig(file)), filepath: file }), written);
});
