import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { createJudge } from './judge.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan } = registered;
const judge = createJudge([
  {
    ...registered,
    plan: {
      ...plan,
      channels: [
        ...plan.channels,
        {
          ...plan.channels[0],
          id: 'mail',
          utmSources: ['Nieuwsbrief Juni'],
          hosts: ['mail.google.com'],
        },
        {
          ...plan.channels[0],
          id: 'chat',
          utmSources: [],
          hosts: ['x.com', 'chatgpt.com', 'Drugsinfo.nl'],
        },
      ].map((channel) => ({ ...plan.channels[0], ...channel })) as typeof plan.channels,
    },
  },
]);

/** The cells of a pageview, by the last word of their table. */
function reached(url: string, referrer = ''): Record<string, string> {
  const verdict = judge({ name: 'pageview', url, referrer, properties: undefined });
  assert.equal(verdict.kind, 'counted');
  return Object.fromEntries(verdict.increments.map(({ cell }) => cell.split('=')));
}

const channels = (rows: Readonly<Record<string, string>>, of: (key: string) => string): void => {
  for (const [key, expected] of Object.entries(rows))
    it(`${key} is ${expected}`, () => assert.equal(of(key), expected));
};

describe('the tag of a link, as many hands type it', () => {
  const tags = {
    '?utm_source=instagram': 'social',
    '?utm_source=TikTok': 'social',
    '?utm_source=tik%20tok%20': 'social',
    '?utm_source=+instagram': 'social',
    '?utm_source=instagram%E2%80%8B': 'social',
    '?UTM_SOURCE=POSTER': 'posters',
    '?Utm_Source=Poster&x=1': 'posters',
    '?x=1&amp;utm_source=poster': 'posters',
    '?ref=poster': 'posters',
    '?source=Partner': 'partners',
    '?utm_source=&ref=poster': 'posters',
    '?utm_source=poster&ref=instagram': 'posters',
    '?ref=instagram&utm_source=poster': 'posters',
    '?utm_source=nieuwsbrief%20JUNI': 'mail',
    '?utm_source=nieuwsbriefjuni': 'mail',
    '?utm_source=chatgpt.com': 'chat',
    '?utm_source=%zz': 'other',
    '?utm_source=toString': 'other',
  };
  channels(tags, (query) => reached(`https://site.example/${query}`).channel ?? '');

  it('beats the referrer, whatever the order of the plan', () => {
    const shared = (query: string, host: string) => reached(`/${query}`, host).channel;
    assert.equal(shared('?utm_source=partner', 'l.facebook.com'), 'partners');
    assert.equal(shared('?utm_source=instagram', 'google.com'), 'social');
    assert.equal(shared('?utm_source=newsletter-x', 'google.com'), 'other');
    assert.equal(shared('?utm_source=%20', 'google.com'), 'search');
  });
});

describe('the host somebody came from', () => {
  const hosts = {
    'google.com': 'search',
    'www.google.com': 'search',
    'WWW.Google.NL.': 'search',
    'google.be': 'search',
    'www.google.co.uk': 'search',
    'https://www.google.com/search?q=x': 'search',
    'android-app://com.google.android.googlequicksearchbox/': 'search',
    'www.bing.com:443': 'search',
    'mail.google.com': 'mail',
    'docs.google.com': 'other',
    'm.facebook.com': 'social',
    'lm.facebook.com': 'social',
    'nl-nl.facebook.com': 'social',
    'fb.me': 'social',
    'com.facebook.katana': 'social',
    'vm.tiktok.com': 'social',
    't.co': 'chat',
    'twitter.com': 'chat',
    'mobile.twitter.com': 'chat',
    'www.drugsinfo.nl': 'chat',
    'notfacebook.com': 'other',
    'facebook.com.evil.example': 'other',
    'google.example.com': 'other',
    'google.evil': 'other',
    null: 'other',
    '': 'other',
  };
  channels(hosts, (host) => reached('/', host).channel ?? '');
});

describe('the path of a page', () => {
  const pages = {
    '/hulp/': 'help',
    '/hulp': 'help',
    '/hulp/index.html': 'help',
    '/h%75lp/': 'help',
    '/%65n/help/': 'help',
    '/en': 'home',
    'https://site.example': 'home',
    '/verhalen/een%20verhaal/': 'stories',
    '/zelftest/%6Aouw-bon/': 'self-check',
    '/verhalen/../hulp/': 'help',
    '/verhalenboek/': 'other',
    '/hulp/%zz': 'other',
    '/__proto__/': 'other',
  };
  channels(pages, (path) => reached(path).page ?? '');

  it('tells the language, encoded or not', () => {
    assert.equal(reached('/en').language, 'en');
    assert.equal(reached('/%65n/help/').language, 'en');
    assert.equal(reached('/england/').language, 'nl');
  });
});
