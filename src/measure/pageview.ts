import Plausible from 'plausible-tracker';
import { readTag } from '../../analytics/protocol/tag.ts';
import { silence } from './allowed.ts';
import { noteSent } from './sent-log.ts';
import { whenSeen } from './when-seen.ts';

/** A longer tag is none of a study plan's, and isn't sent whole. */
const LONGEST_TAG = 64;

/** The address without query and fragment, but with the link's tag under its one name. */
function pageUrl(): string {
  const { origin, pathname, search } = location;
  const tag = readTag(search).slice(0, LONGEST_TAG);
  return `${origin}${pathname}${tag ? `?utm_source=${encodeURIComponent(tag)}` : ''}`;
}

/** Only the host that a visitor came from, and nothing within this site. */
function referrerHost(): string | null {
  if (!document.referrer) return null;
  const { host, hostname } = new URL(document.referrer);
  return host === location.host ? null : hostname;
}

/** Counts that this page was seen, once for each load, by the tracker library alone. */
export function sendPageview(): void {
  if (silence()) return;
  whenSeen(() => {
    const [url, referrer] = [pageUrl(), referrerHost()];
    const tell = noteSent({ name: 'pageview', url, referrer, properties: {} });
    Plausible({ apiHost: '', trackLocalhost: true }).trackEvent(
      'pageview',
      { callback: () => tell('answered') },
      // @ts-expect-error The library's types don't know that undefined leaves the screen's width out.
      { url, referrer, domain: location.hostname, deviceWidth: undefined },
    );
  });
}
