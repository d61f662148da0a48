import type { Language } from '../../language.ts';

/** Every page that exists in both languages, by name. */
export const ROUTES = {
  home: { nl: '/', en: '/en/' },
  stories: { nl: '/verhalen/', en: '/en/stories/' },
  selfChecks: { nl: '/zelftest/', en: '/en/self-check/' },
  help: { nl: '/hulp/', en: '/en/help/' },
  whatWeCount: { nl: '/wat-we-tellen/', en: '/en/what-we-count/' },
  effect: { nl: '/effect/', en: '/en/effect/' },
  about: { nl: '/over/', en: '/en/about/' },
  accessibility: { nl: '/toegankelijkheid/', en: '/en/accessibility/' },
  reportCrime: { nl: '/melden/', en: '/en/report-crime/' },
  followUp: { nl: '/vervolg/', en: '/en/follow-up/' },
  under18: { nl: '/onder-18/', en: '/en/under-18/' },
  parents: { nl: '/voor/ouders-en-vrienden/', en: '/en/for/parents-and-friends/' },
  schools: { nl: '/voor/scholen-en-jongerenwerk/', en: '/en/for/schools-and-youth-work/' },
  venues: { nl: '/voor/festivals-en-zalen/', en: '/en/for/festivals-and-venues/' },
  employers: { nl: '/voor/werkgevers/', en: '/en/for/employers/' },
  municipalities: { nl: '/voor/gemeenten/', en: '/en/for/municipalities/' },
  joinIn: { nl: '/meedoen/', en: '/en/join-in/' },
  press: { nl: '/voor/pers/', en: '/en/for/press/' },
} as const satisfies Record<string, Record<Language, string>>;

export type RouteName = keyof typeof ROUTES;

/** The names of all pages. */
export const ROUTE_NAMES = Object.keys(ROUTES) as [RouteName, ...RouteName[]];

/** The same page in both languages. */
export type Alternates = Readonly<Record<Language, string>>;
