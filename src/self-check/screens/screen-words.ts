import type { CheckWords } from '../../i18n/self-check.ts';
import type { Screen } from '../../self-check/script.ts';

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
