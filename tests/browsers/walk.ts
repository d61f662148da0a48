import type { CheckWords } from '../../src/self-check/words.ts';
import { KEYS, waitFor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** How a visitor operates a page: both take an expression for the element meant. */
export type Hand = {
  press(element: string): Promise<void>;
  choose(radio: string): Promise<void>;
  turn(receipt: string): Promise<void>;
};

/** By finger: on the middle of what is seen. */
export function byTouch(visitor: Visitor): Hand {
  const tap = async (element: string): Promise<void> => {
    const place = await visitor.read<{ x: number; y: number }>(`((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    })(${element})`);
    await visitor.tapAt(place);
  };
  return { press: tap, choose: (radio) => tap(`${radio}.closest('label')`), turn: tap };
}

/** By the keyboard alone. */
export function byKeyboard(visitor: Visitor): Hand {
  const tabTo = async (element: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await visitor.read<boolean>(`${element} === document.activeElement`)) return;
      await visitor.type(KEYS.tab);
    }
    throw new Error(`can not be reached by keyboard: ${element}`);
  };
  const tick = async (element: string): Promise<void> => {
    await tabTo(element);
    await visitor.type(KEYS.space);
  };
  return {
    press: async (element) => {
      await tabTo(element);
      await visitor.type(KEYS.enter);
    },
    choose: tick,
    turn: tick,
  };
}

/** The button that says this. */
export const button = (name: string): string =>
  `[...document.querySelectorAll('.self-check button:not(:disabled)')].find((each) => each.textContent.trim() === ${JSON.stringify(name)})`;

/** The first answer that leads on. */
const ANSWER = `document.querySelector('.self-check button.choice:not(:disabled)')`;
/** The first option of a part of the help sheet. */
const option = (part: string): string =>
  `document.querySelector('.self-check input[name="${part}"]')`;
const TITLE = `document.querySelector('.self-check h2')`;
const TURN = `document.querySelector('.self-check .turning__switch')`;
const EXCUSE = `document.querySelector('.self-check .excuse')`;
const SETTLED = `!document.querySelector('.screen--settling')`;

/**
 * Goes through the self-check that carries the study, from the first screen to the last.
 *
 * @returns how many screens it had
 */
export async function walkStudy(visitor: Visitor, hand: Hand, words: CheckWords): Promise<number> {
  const seen = (name: string): Promise<boolean> => visitor.read(`Boolean(${button(name)})`);
  const says = (text: string): string => `${TITLE}.textContent === ${JSON.stringify(text)}`;
  await waitFor(visitor, button(words.adult));
  await hand.press(button(words.adult));
  await waitFor(visitor, `${says(words.firstTimeQuestion)} && ${SETTLED}`);
  await hand.press(ANSWER);
  await waitFor(visitor, `!(${says(words.firstTimeQuestion)}) && !(${says(words.drawing)})`);
  for (let screens = 3; screens < 40; screens += 1) {
    await waitFor(visitor, `${TITLE} === document.activeElement && ${SETTLED}`);
    const before = await visitor.read<string>(`${TITLE}.textContent`);
    if (await seen(words.reviewSend)) {
      await hand.press(button(words.reviewSend));
      await waitFor(visitor, says(words.resultTitle));
      return screens;
    }
    await answer(visitor, hand, words);
    await waitFor(visitor, `${TITLE}.textContent !== ${JSON.stringify(before)}`);
  }
  throw new Error('the self-check never ended');
}

/** Answers one screen, and goes on. */
async function answer(visitor: Visitor, hand: Hand, words: CheckWords): Promise<void> {
  const seen = (expression: string): Promise<boolean> => visitor.read(`Boolean(${expression})`);
  if (await seen(button(words.planSkip))) {
    await hand.choose(option('when'));
    await waitFor(visitor, option('then'));
    await hand.choose(option('then'));
    await waitFor(visitor, button(words.planMake));
    return hand.press(button(words.planMake));
  }
  if (await seen(`${TURN} && getComputedStyle(${TURN}).display !== 'none'`)) {
    await hand.turn(TURN);
    await waitFor(visitor, button(words.next));
  }
  while (await seen(EXCUSE)) {
    const said = await visitor.read<string>(`${EXCUSE}.textContent`);
    await hand.press(ANSWER);
    await waitFor(visitor, `${EXCUSE}?.textContent !== ${JSON.stringify(said)}`);
  }
  if (!(await seen(button(words.next)))) await hand.press(ANSWER);
  // After the coin, what it gave stands there first.
  if (await seen(`document.querySelector('.self-check .coin') || ${button(words.next)}`))
    await hand.press(button(words.next));
}
