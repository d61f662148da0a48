import { contentPolicy } from '../../../analytics/collect/security-headers.ts';

/**
 * The policy of the site on line, as the preview can hold it. There, scripts and styles within a page go by
 * their hash; here the builder puts its own into every page, so that elements are let through, and attributes
 * (`style=`, `onclick=`), which have no hash and are refused there, are refused here.
 *
 * @param own the directives that the build writes into each page
 */
export const previewPolicy = (own: readonly string[]): string =>
  contentPolicy(
    [
      ...own,
      "script-src 'self' 'unsafe-inline'",
      "script-src-attr 'none'",
      "style-src 'self' 'unsafe-inline'",
      "style-src-attr 'none'",
    ].join('; '),
  )
    // The builder writes its own words into pages as HTML.
    .replace(/; require-trusted-types-for [^;]*/, '');
