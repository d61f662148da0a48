import type { CheckWords } from '../../src/self-check/words.ts';
import { KEYS, waitFor } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** How a visitor operates a page: both take an expression for the element meant. */
export type Hand = {
  press(element: string): Promise<void>;
  choose(radio: string): Promise<void>;
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
  return { press: tap, choose: (radio) => tap(`${radio}.closest('label')`) };
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
  return {
    press: async (element) => {
      await tabTo(element);
      await visitor.type(KEYS.enter);
    },
    choose: async (radio) => {
      await tabTo(radio);
      await visitor.type(KEYS.space);
    },
  };
}

/** The button that says this. */
export const button = (name: string): string =>
  `[...document.querySelectorAll('.self-check button:not(:disabled)')].find((each) => each.textContent.trim() === ${JSON.stringify(name)})`;

/** The first answer to a question of the screen. */
const radio = (question = 0): string =>
  `[...new Map([...document.querySelectorAll('.self-check input[type=radio]:not(:disabled)')].reverse().map((each) => [each.name, each])).values()].reverse()[${question}]`;

const TITLE = `document.querySelector('.self-check h2')`;

/**
 * Goes through the self-check that carries the study, from the first screen to the last.
 *
 * @returns how many screens it had
 */
export async function walkStudy(visitor: Visitor, hand: Hand, words: CheckWords): Promise<number> {
  const seen = (name: string): Promise<boolean> => visitor.read(`Boolean(${button(name)})`);
  await waitFor(visitor, button(words.adult));
  await hand.press(button(words.adult));
  await waitFor(visitor, button(words.draw));
  await hand.choose(radio());
  await hand.press(button(words.draw));
  await waitFor(visitor, `!${button(words.draw)} && ${button(words.next)}`);
  for (let screens = 3; screens < 40; screens += 1) {
    await waitFor(visitor, `${TITLE} === document.activeElement`);
    const before = await visitor.read<string>(`${TITLE}.textContent`);
    if (await seen(words.reviewSend)) {
      await hand.press(button(words.reviewSend));
      await waitFor(visitor, `${TITLE}.textContent === ${JSON.stringify(words.resultTitle)}`);
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
  if (await seen(radio())) await hand.choose(radio());
  if (await seen(button(words.planMake))) {
    await hand.choose(radio(1));
    return hand.press(button(words.planMake));
  }
  if (await seen(button(words.coinToss))) {
    await hand.press(button(words.coinToss));
    await waitFor(visitor, button(words.next));
  }
  return hand.press(button(words.next));
}
