import { expect } from '@playwright/test';
import { CHARACTERS } from '../../tools/build/characters.ts';

/** Expects that the fonts are cut to every character of a page's text. */
export function expectNoStrangers(text: string, where: string): void {
  expect(text, where).toBeTruthy();
  const strangers = Array.from(text).filter(
    (character) => /\S/.test(character) && !CHARACTERS.includes(character),
  );
  expect(
    [...new Set(strangers)],
    `${where}: add it to ALWAYS in tools/build/characters.ts`,
  ).toEqual([]);
}
