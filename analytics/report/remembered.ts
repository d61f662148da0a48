/**
 * Makes something of a key once: what a look says is asked again at every later look.
 *
 * @param make depends on nothing that changes for the same key
 */
export function remembered<K extends object, Rest extends readonly unknown[], T>(
  make: (key: K, ...rest: Rest) => T,
): (key: K, ...rest: Rest) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (key, ...rest) => {
    const found = known.get(key) ?? { made: make(key, ...rest) };
    known.set(key, found);
    return found.made;
  };
}
