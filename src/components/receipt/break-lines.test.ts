import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { breakLines } from './break-lines.ts';

const LONGEST = 12;
const fits = (line: string): boolean => [...line].length <= LONGEST;

describe('breaking lines', () => {
  it('breaks at spaces where it can', () => {
    assert.deepEqual(breakLines('zeg ik: nee, voor mij niet', fits), [
      'zeg ik: nee,',
      'voor mij',
      'niet',
    ]);
  });

  it('breaks a word that fits no line, and loses no letter', () => {
    const long = 'ziektekostenverzekeringsmaatschappij';
    const lines = breakLines(`een ${long}`, fits);
    assert.ok(lines.every(fits), lines.join('|'));
    assert.equal(lines.join('').replaceAll('-', ''), `een${long}`);
  });

  it('fits whatever it gets', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lines = breakLines(text, fits);
        assert.ok(lines.every(fits));
      }),
    );
  });
});
