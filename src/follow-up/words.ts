const nl = {
  offerTitle: 'Over vier weken nog twee vragen?',
  offer:
    'Zet een herinnering in je agenda. Zo zien we of er na vier weken iets veranderd is. De titel zegt niet waar het over gaat. We tellen dat iemand een herinnering meeneemt, en na welk begin.',
  carry: 'Neem mijn antwoord van nu mee in de link',
  carryNote:
    'Agenda’s staan vaak ook in de cloud. In de link staan dan hoe jouw test begon en je antwoord op deze ene vraag. Verder niets. Zonder vinkje staat er niets in.',
  save: 'Bewaar in mijn agenda',
  saved: 'De herinnering is gemaakt. Open het bestand om hem in je agenda te zetten.',
  entryTitle: 'Korte vragenlijst',
  entryNote: 'Twee vragen, één minuut.',
  title: 'Na vier weken',
  lead: 'Fijn dat je terug bent. Het zijn twee vragen. Meedoen hoeft niet.',
  told: 'We tellen je antwoorden op bij de aantallen en vergeten ze meteen. Eerst zie je precies wat er wordt verstuurd.',
  noScript: 'Voor deze twee vragen is JavaScript nodig. Zonder telt er niets, en dat geeft niet.',
  stuck:
    'De vragen starten niet. Misschien is je verbinding traag, of houdt je browser een deel tegen. Er telt dan niets, en dat geeft niet.',
  when: 'Hoe lang geleden deed je de zelftest “Jouw bon”?',
  weeks: 'weken',
  otherwise: 'Korter of langer geleden, of nooit',
  outside:
    'Dank je wel. We tellen alleen antwoorden van drie tot zes weken na de zelftest, dus er is niets verstuurd.',
  done: 'Dat was het. Dank je wel.',
};
export type FollowUpWords = typeof nl;

const en: FollowUpWords = {
  offerTitle: 'Two more questions in four weeks?',
  offer:
    'Put a reminder in your calendar. Then we see whether anything changed after four weeks. Its title does not say what it is about. We count that somebody takes a reminder, and after which beginning.',
  carry: 'Put my present answer in the link',
  carryNote:
    'Calendars are often kept in the cloud too. The link then holds how your check began and your answer to this one question. Nothing else. Without a tick it holds nothing.',
  save: 'Save it in my calendar',
  saved: 'The reminder was made. Open the file to put it in your calendar.',
  entryTitle: 'Short questionnaire',
  entryNote: 'Two questions, one minute.',
  title: 'After four weeks',
  lead: 'Good to have you back. It is two questions. You need not take part.',
  told: 'Your answers are added to the counts and forgotten at once. First you see exactly what is sent.',
  noScript: 'These two questions need JavaScript. Without it nothing is counted, and that is fine.',
  stuck:
    'The questions do not start. Perhaps your connection is slow, or your browser blocks a part. Then nothing is counted, and that is fine.',
  when: 'How long ago did you do the self-check “Your bill”?',
  weeks: 'weeks',
  otherwise: 'Shorter or longer ago, or never',
  outside:
    'Thank you. We count answers from three to six weeks after the self-check only, so nothing was sent.',
  done: 'That was it. Thank you.',
};

/** The words of the follow-up in each language. */
export const FOLLOW_UP_WORDS = { nl, en };
