import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  readonly id: string;
  /** Not on the page's first screen: nobody wants focus to jump there. */
  readonly takesFocus: boolean;
  readonly children: ComponentChildren;
};

/** The title of a screen; it takes focus when its screen appears, so that a screen reader reads it. */
export function ScreenTitle({ id, takesFocus, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [id, takesFocus]);
  return (
    <h2 class="question__title" id={`title-${id}`} tabIndex={-1} ref={title}>
      {children}
    </h2>
  );
}
