import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logGamma } from './gamma.ts';
import { normalQuantile, normalTwoSided, normalUpperTail } from './normal.ts';
import { noncentralStudentTails } from './noncentral-student.ts';
import { studentCriticalValue, studentTwoSided } from './student.ts';
import { chiSquaredUpperTail, fisherUpperTail } from './tails.ts';

const close = (found: number, expected: number, tolerance = 1e-10): void =>
  assert.ok(
    Math.abs(found - expected) <= tolerance * Math.abs(expected),
    `found ${found}, expected ${expected}`,
  );

/** Answers that don't need a table: closed forms, and series to full precision. */
describe('special functions, far into the tails', () => {
  it('chi-squared with 2 degrees of freedom is exponential', () => {
    for (const x of [0.1, 1, 10, 100, 1000]) close(chiSquaredUpperTail(x, 2), Math.exp(-x / 2));
  });

  it('chi-squared with 1 degree of freedom is the two-sided normal', () => {
    for (const z of [0.5, 2, 8, 20]) close(chiSquaredUpperTail(z * z, 1), normalTwoSided(z));
  });

  it('the normal tail follows its asymptotic series', () => {
    for (const z of [30, 35]) {
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      const series = 1 - 1 / z ** 2 + 3 / z ** 4 - 15 / z ** 6 + 105 / z ** 8;
      close(normalUpperTail(z), (density / z) * series, 1e-9);
    }
  });

  it('the normal quantile undoes the tail', () => {
    for (const p of [1e-15, 1e-9, 0.001, 0.3, 0.5, 0.8])
      close(
        p <= 0.5 ? normalUpperTail(-normalQuantile(p)) : 1 - normalUpperTail(normalQuantile(p)),
        p,
        1e-9,
      );
  });

  it("Student's t with 1 and 2 degrees of freedom has a closed form", () => {
    for (const t of [0.1, 1, 12.7, 1e4]) {
      close(studentTwoSided(t, 1), (2 / Math.PI) * Math.atan(1 / t));
      const two = 2 / (Math.sqrt(2 + t * t) * (Math.sqrt(2 + t * t) + t));
      close(studentTwoSided(t, 2), two);
    }
  });

  it('F with 1 degree of freedom above is t squared', () => {
    for (const t of [0.3, 2, 40]) close(fisherUpperTail(t * t, 1, 17.5), studentTwoSided(t, 17.5));
  });

  it("Student's critical value undoes its tail, for few and many degrees of freedom", () => {
    for (const df of [1, 2.5, 30, 1e5])
      for (const level of [0.5, 0.95, 0.9999])
        close(studentTwoSided(studentCriticalValue(level, df), df), 1 - level, 1e-9);
  });

  it('the noncentral t without noncentrality is central', () => {
    for (const t of [0.4, 2.2, 5])
      close(noncentralStudentTails(t, 12, 0).upper, studentTwoSided(t, 12) / 2, 1e-8);
  });

  it('ln Gamma follows factorials', () => {
    let logFactorial = 0;
    for (let n = 1; n < 200; n += 1) {
      assert.ok(Math.abs(logGamma(n) - logFactorial) <= 1e-13 * Math.max(1, logFactorial));
      logFactorial += Math.log(n);
    }
  });
});
