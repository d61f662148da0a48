import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentPolicy } from '../../../analytics/collect/security-headers.ts';
import { previewPolicy } from './policy.ts';

/** What only the built site can hold: hashes of the scripts and styles that the build wrote. */
const BUILDERS_OWN = /^(script|style)-src|^require-trusted-types-for/;
const OWN = ["default-src 'self'", "img-src 'self' data: blob:"];

test('the preview holds every directive of the site but those on the scripts and styles of a builder', () => {
  const held = previewPolicy(OWN).split('; ');
  const expected = contentPolicy(OWN.join('; '))
    .split('; ')
    .filter((each) => !BUILDERS_OWN.test(each));
  assert.deepEqual(
    held.filter((each) => !BUILDERS_OWN.test(each)),
    expected,
  );
  assert.ok(held.includes("style-src-attr 'none'"));
  assert.ok(held.includes("script-src-attr 'none'"));
});
