import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Screen } from '../script.ts';
import type { CheckWords } from '../words.ts';

type Props = {
  readonly id: string;
  /** Not on the page's first screen: nobody wants focus to jump there. */
  readonly takesFocus: boolean;
  /** What is read after it, such as how far along it is. */
  readonly describedBy?: string | undefined;
  readonly children: ComponentChildren;
};

/** The title of a screen; it takes focus when its screen appears, so that a screen reader reads it. */
export function ScreenTitle({ id, takesFocus, describedBy, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [id, takesFocus]);
  return (
    <h2
      class="question__title"
      id={`title-${id}`}
      tabIndex={-1}
      ref={title}
      aria-describedby={describedBy}
    >
      {children}
    </h2>
  );
}

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
