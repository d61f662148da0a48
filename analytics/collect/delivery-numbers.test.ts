import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDeliveryNumbers } from './delivery-numbers.ts';

const digits = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('delivery numbers', () => {
  it('know what was added and nothing else, as a set does', () => {
    fc.assert(
      fc.property(fc.array(digits), fc.array(digits), (added, others) => {
        const numbers = createDeliveryNumbers();
        const expected = new Set(added);
        for (const number of added) numbers.add(number);
        assert.equal(numbers.size, expected.size);
        for (const number of [...added, ...others, '0'.repeat(32)])
          assert.equal(numbers.has(number), expected.has(number));
      }),
      { numRuns: 50 },
    );
  });

  it('tell apart numbers that differ in one bit, and know nought', () => {
    const numbers = createDeliveryNumbers();
    const number = randomBytes(16);
    numbers.add(number.toString('hex'));
    for (let bit = 0; bit < 128; bit += 1) {
      const other = Buffer.from(number);
      other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      assert.equal(numbers.has(other.toString('hex')), false);
    }
    assert.equal(numbers.has('0'.repeat(32)), false);
    numbers.add('0'.repeat(32));
    assert.equal(numbers.has('0'.repeat(32)), true);
  });

  it('keep a million in 27 bytes each, packed or not, and those that begin alike too', () => {
    const numbers = createDeliveryNumbers();
    const packed = randomBytes(16 * 1_000_000);
    numbers.addPacked(packed);
    assert.equal(numbers.size, 1_000_000);
    assert.ok(numbers.bytes / numbers.size < 27, `${numbers.bytes / numbers.size} bytes a number`);
    for (const place of [0, 499_999, 999_999])
      assert.ok(numbers.has(packed.subarray(16 * place, 16 * place + 16).toString('hex')));
    for (let last = 0; last < 50_000; last += 1) numbers.add(last.toString(16).padStart(32, '0'));
    assert.equal(numbers.size, 1_050_000);
  });
});
