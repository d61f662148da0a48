import type { Screen } from '../script.ts';
import type { CheckWords } from '../words.ts';

/** The title of a screen, which is its question where it asks one. */
export function screenTitle(screen: Screen, words: CheckWords): string {
  switch (screen.kind) {
    case 'intro':
      return words.told;
    case 'first-time':
      return words.firstTimeQuestion;
    case 'message':
      return words.messageTitle;
    case 'plan':
      return words.planTitle;
    case 'review':
      return words.reviewTitle;
    case 'question':
    case 'coin':
      return screen.question;
    case 'text':
    case 'end':
      return screen.title;
  }
}
