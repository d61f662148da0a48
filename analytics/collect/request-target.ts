/** What a request asks for, without the scheme and host that a client may put before it. */
export type RequestTarget = { readonly path: string; readonly query?: string };

/** Scheme and host of the absolute form, in which a client speaks to a proxy (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** Reads the target of a request line; the path stays encoded as it was sent. */
export function readTarget(url = '/'): RequestTarget {
  const local = url.startsWith('/') ? url : url.replace(ORIGIN, '');
  const [path = '', ...rest] = local.split('?');
  const target = { path: path === '' ? '/' : path };
  return rest.length > 0 ? { ...target, query: rest.join('?') } : target;
}

/** The names that a path leads along; `undefined` where it isn't written as an address must be. */
export function decodePath(path: string): string | undefined {
  if (!path.includes('%')) return path;
  try {
    const names = path.split('/').map(decodeURIComponent);
    return names.some((name) => name.includes('/')) ? undefined : names.join('/');
  } catch {
    return undefined;
  }
}
