import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFragment, writeFragment } from './fragment.ts';

const known = { version: '1-f111cccb', arms: ['control', 'society'], answers: ['no', 'yes'] };
const carried = { version: known.version, arm: 'society', before: 'yes' };

describe('the fragment of a follow-up', () => {
  it('comes back as it went out', () => {
    assert.deepEqual(readFragment(writeFragment(carried), known), carried);
  });

  it('gives an ordinary start when it is old, halved, tampered with, or anything else', () => {
    const whole = writeFragment(carried);
    const others = [
      '',
      '#',
      whole.slice(0, whole.length / 2),
      writeFragment({ ...carried, version: '0-old' }),
      writeFragment({ ...carried, arm: 'everything' }),
      writeFragment({ ...carried, before: 'maybe' }),
      `${whole}&who=me`,
    ];
    for (const fragment of others) assert.equal(readFragment(fragment, known), undefined, fragment);
    fc.assert(
      fc.property(fc.string(), (text) => assert.equal(readFragment(text, known), undefined)),
    );
  });
});
