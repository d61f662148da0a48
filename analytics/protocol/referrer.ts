/** Other hosts of a platform, and its apps, which say their own name: who lists the first means all. */
const PLATFORMS: readonly (readonly [string, ...string[]])[] = [
  ['facebook.com', 'fb.com', 'fb.me', 'com.facebook.katana', 'com.facebook.lite'],
  ['messenger.com', 'm.me', 'com.facebook.orca'],
  ['instagram.com', 'instagr.am', 'ig.me', 'com.instagram.android'],
  ['threads.net', 'threads.com', 'com.instagram.barcelona'],
  ['tiktok.com', 'com.zhiliaoapp.musically', 'com.ss.android.ugc.trill'],
  ['snapchat.com', 'com.snapchat.android'],
  ['x.com', 'twitter.com', 't.co', 'com.twitter.android'],
  ['linkedin.com', 'lnkd.in', 'com.linkedin.android'],
  ['youtube.com', 'youtu.be', 'youtube-nocookie.com', 'com.google.android.youtube'],
  ['reddit.com', 'redd.it', 'com.reddit.frontpage'],
  ['pinterest.com', 'pin.it', 'pinterest.nl', 'com.pinterest'],
  ['whatsapp.com', 'wa.me', 'com.whatsapp'],
  ['telegram.org', 't.me', 'telegram.me', 'org.telegram.messenger'],
  ['google.com', 'com.google.android.googlequicksearchbox', 'com.google.android.gms'],
  ['bing.com', 'com.microsoft.bing'],
  ['duckduckgo.com', 'com.duckduckgo.mobile.android'],
  ['yahoo.com', 'yahoo.nl'],
  ['ecosia.org', 'com.ecosia.android'],
];

const FIRST = new Map(PLATFORMS.flatMap((hosts) => hosts.map((host) => [host, hosts[0]] as const)));

/** Google searches under a name in each country. */
const GOOGLE = /(^|\.)google\.([a-z]{2}|com?\.[a-z]{2})$/;

/** What lies under a search engine's name and searches nothing: never meant by the name alone. */
const NO_SEARCH =
  /^(mail|docs|drive|sites|classroom|calendar|groups|meet|chat|translate|accounts)\.[a-z.]*(google|yahoo|bing)\./;

/** The longest name that the domain name system has. */
const LONGEST = 253;

/** The host of a referrer, in small letters, whether it came as a URL or as a bare host. */
export function hostOf(referrer: string): string {
  if (referrer === '') return '';
  const url = referrer.includes('://') ? referrer : `http://${referrer}`;
  const host = URL.parse(url)?.hostname ?? '';
  if (host.length > LONGEST) return '';
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}

/** A host and the names above it, the nearest first: m.example.org, example.org, org. */
export function namesOf(host: string): string[] {
  const parts = host.split('.');
  return parts.map((_, place) => parts.slice(place).join('.'));
}

/** Finds what was said of a host: by its own name, by the nearest above it, or by its platform's. */
export function hostReader<T>(
  listed: readonly (readonly [string, T])[],
): (host: string) => T | undefined {
  const found = new Map<string, T>();
  for (const [written, meaning] of listed) {
    const host = hostOf(written);
    for (const name of [host, FIRST.get(host) ?? host])
      if (!found.has(name)) found.set(name, meaning);
  }
  return (host) => {
    if (host === '') return undefined;
    const names = NO_SEARCH.test(host) ? [host] : namesOf(host);
    const platform = names.map((name) => FIRST.get(name)).find((first) => first !== undefined);
    const google = names.length > 1 && GOOGLE.test(host) ? 'google.com' : undefined;
    return [...names, platform, google]
      .map((name) => (name === undefined ? undefined : found.get(name)))
      .find((meaning) => meaning !== undefined);
  };
}
