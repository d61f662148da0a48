import type { Language } from '../../language.ts';
import type { RouteName } from './routes.ts';

/** Pages for one kind of reader each, in the order they are listed. */
export const AUDIENCES = [
  'parents',
  'schools',
  'venues',
  'employers',
  'municipalities',
  'press',
] as const satisfies readonly RouteName[];

const nl = {
  name: 'zonder vraag.',
  skip: 'Naar de inhoud',
  navigation: 'Hoofdmenu',
  footerNavigation: 'Over deze site',
  stories: 'Verhalen',
  selfCheck: 'Zelftest',
  effect: 'Werkt het?',
  help: 'Hulp',
  whatWeCount: 'Wat we tellen',
  about: 'Over deze campagne',
  joinIn: 'Geef het door',
  accessibility: 'Toegankelijkheid',
  reportCrime: 'Een misdaad melden',
  forWhom: 'Voor wie',
  audiences: {
    parents: 'Ouders en vrienden',
    schools: 'Scholen en jongerenwerk',
    venues: 'Festivals en zalen',
    employers: 'Werkgevers',
    municipalities: 'Gemeenten',
    press: 'Pers',
  },
  otherLanguage: 'English',
  footer: 'Geen cookies. Niets op je toestel. Alleen aantallen.',
};

export type SiteWords = typeof nl;

const en: SiteWords = {
  name: 'zonder vraag.',
  skip: 'To the content',
  navigation: 'Main menu',
  footerNavigation: 'About this site',
  stories: 'Stories',
  selfCheck: 'Self-check',
  effect: 'Does it work?',
  help: 'Help',
  whatWeCount: 'What we count',
  about: 'About this campaign',
  joinIn: 'Pass it on',
  accessibility: 'Accessibility',
  reportCrime: 'Reporting a crime',
  forWhom: 'For whom',
  audiences: {
    parents: 'Parents and friends',
    schools: 'Schools and youth work',
    venues: 'Festivals and venues',
    employers: 'Employers',
    municipalities: 'Municipalities',
    press: 'Press',
  },
  otherLanguage: 'Nederlands',
  footer: 'No cookies. Nothing on your device. Only totals.',
};

/** The words of the frame around every page. */
export const SITE_WORDS: Readonly<Record<Language, SiteWords>> = { nl, en };
