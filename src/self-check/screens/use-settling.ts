import { useEffect, useState } from 'preact/hooks';

/** The second click of a double click comes within this many milliseconds. */
const SETTLES_AFTER = 400;

/** Whether a screen has only just come: a click that was meant for the last one does nothing yet. */
export function useSettling(screen: string): boolean {
  const [settled, setSettled] = useState(screen);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(screen), SETTLES_AFTER);
    return () => clearTimeout(timer);
  }, [screen]);
  return settled !== screen;
}
