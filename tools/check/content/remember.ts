/** Texts enough for a content folder and what somebody types while it is watched. */
const MOST = 20_000;

/** A function of a text whose outcome is kept: a text that didn't change is not looked at again. */
export function remember<T>(look: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    if (seen.size >= MOST) seen.clear();
    const fresh = look(text);
    seen.set(text, fresh);
    return fresh;
  };
}
