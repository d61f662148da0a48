/** Names with a hash of their content never change, so they may be kept for ever. */
const HASHED = /^\/assets\//;
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * What a network of caches in front may do with a page (RFC 9213): keep it a minute, and a day where no
 * collector answers. It has a header of its own, since `s-maxage` forbids to give what is stale (RFC 9111,
 * 5.2.2.10), and since a browser must go on asking anew.
 */
export const KEPT_BY_CDN = 'max-age=60, stale-while-revalidate=60, stale-if-error=86400';

/** How long a file may be kept, by browsers and by a network of caches. */
export const cacheHeaders = (path: string): Readonly<Record<string, string>> =>
  HASHED.test(path)
    ? { 'cache-control': FOREVER }
    : { 'cache-control': 'no-cache', 'cdn-cache-control': KEPT_BY_CDN };
