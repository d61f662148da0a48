import type { Language } from '../language.ts';

const nl = {
  summary: 'Wat deze pagina heeft verstuurd',
  nothing: 'Nog niets.',
  reasons: {
    'do-not-track': 'Niets: je browser vraagt om niet gevolgd te worden.',
    off: 'Niets: op deze site staat het meten uit.',
    unmeasured: 'Niets: op deze pagina wordt niets gemeten.',
  },
  noScript: 'Niets: zonder JavaScript verstuurt deze pagina niets.',
  explain:
    'Precies zo is het verstuurd. Bij aankomst wordt het opgeteld en meteen vergeten. Je internetadres en je browser worden niet bewaard.',
  more: 'Wat we tellen',
  states: { sending: 'onderweg', answered: 'aangekomen', lost: 'niet aangekomen' },
};
export type SentWords = typeof nl;

const en: SentWords = {
  summary: 'What this page has sent',
  nothing: 'Nothing yet.',
  reasons: {
    'do-not-track': 'Nothing: your browser asks not to be tracked.',
    off: 'Nothing: measuring is switched off on this site.',
    unmeasured: 'Nothing: on this page nothing is measured.',
  },
  noScript: 'Nothing: without JavaScript this page sends nothing.',
  explain:
    'This is exactly what was sent. On arrival it is added up and forgotten at once. Your internet address and your browser are not kept.',
  more: 'What we count',
  states: { sending: 'on its way', answered: 'arrived', lost: 'not arrived' },
};

/** The words of the receipt of what was sent. */
export const SENT_WORDS: Readonly<Record<Language, SentWords>> = { nl, en };
