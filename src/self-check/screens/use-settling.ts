import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The second click of a double click comes within this many milliseconds. */
const SETTLES_AFTER = 400;

/** Pressing takes the focus, releasing clicks. */
const STROKES = ['mousedown', 'click'] as const;

/** A click by hand says how often was clicked; one by keyboard or by a script says zero. */
const swallow = (click: MouseEvent): void => {
  if (click.detail === 0) return;
  click.preventDefault();
  click.stopPropagation();
};

/**
 * Whether a screen, or a state of it, has only just come: a click that was meant for the last one does nothing yet, also
 * where the page has moved and something else lies under the finger, such as a link of the menu.
 */
export function useSettling(screen: string): boolean {
  const [settled, setSettled] = useState(screen);
  const shown = useRef(screen);
  useLayoutEffect(() => {
    if (shown.current === screen) return undefined;
    shown.current = screen;
    for (const stroke of STROKES) document.addEventListener(stroke, swallow, true);
    const timer = setTimeout(stop, SETTLES_AFTER);
    function stop(): void {
      for (const stroke of STROKES) document.removeEventListener(stroke, swallow, true);
      clearTimeout(timer);
    }
    return stop;
  }, [screen]);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(screen), SETTLES_AFTER);
    return () => clearTimeout(timer);
  }, [screen]);
  return settled !== screen;
}
