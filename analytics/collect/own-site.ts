import type { IncomingHttpHeaders } from 'node:http';
import type { Settings } from './settings.ts';

/** Tells what is about this site from what another site's page sent, by what a browser can't forge. */
export type OwnSite = {
  /** Whether a page of this site may have sent this; what says nothing of where it comes from may. */
  readonly mayHaveSent: (headers: IncomingHttpHeaders) => boolean;
  /** Whether an event's URL is one of this site, as far as the site's own name is known. */
  readonly isAbout: (url: string, headers: IncomingHttpHeaders) => boolean;
};

/** Names by which only the machine itself is called. */
const THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * Knows the site by SITE_URL and by what the trusted proxy says; without SITE_URL, by the name that
 * a request came under.
 */
export function createOwnSite({
  SITE_URL,
  TRUST_PROXY,
}: Pick<Settings, 'SITE_URL' | 'TRUST_PROXY'>): OwnSite {
  const named = SITE_URL === undefined ? undefined : hostIn(SITE_URL);
  const namesOf = (headers: IncomingHttpHeaders): string[] => {
    const asked = plainHost(headers.host ?? '');
    const trusted = TRUST_PROXY !== '0';
    const believed = trusted || named === undefined || THIS_MACHINE.test(asked);
    const forwarded = trusted ? lastOf(headers['x-forwarded-host']) : '';
    return [named ?? '', plainHost(forwarded), believed ? asked : ''].filter(Boolean);
  };
  return {
    mayHaveSent(headers) {
      const relation = headers['sec-fetch-site'];
      const same = relation === 'same-origin';
      const page = headers.origin ?? (relation === undefined ? headers.referer : undefined);
      if (page === undefined) return relation === undefined || same || relation === 'none';
      // A proxy may have changed the name; that it is one and the same, only the browser can say.
      if (same && (named === undefined || page === 'null')) return true;
      const from = hostIn(page);
      return namesOf(headers).some(
        (own) => own === from || (same && portless(own) === portless(from)),
      );
    },
    isAbout(url, headers) {
      if (named === undefined) return true;
      const host = portless(hostIn(url, `https://${named}`));
      return namesOf(headers).some((own) => portless(own) === host);
    },
  };
}

/** The host and port in a URL, without "www." and the port that goes without saying. */
const hostIn = (url: string, base?: string): string => plainHost(URL.parse(url, base)?.host ?? '');

const plainHost = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:(80|443)$/, '');

const portless = (host: string): string => host.replace(/:\d+$/, '');

/** The proxy nearest to us writes last. */
const lastOf = (header: string | string[] | undefined): string =>
  String(header ?? '')
    .split(',')
    .at(-1) ?? '';
