import { stop, warn } from './rule.ts';

const SIGN = {
  nl: 'herschrijf het; moet het blijven, laat iemand met naam tekenen bij signedOff: in de eerste regels',
  en: 'rewrite it; if it has to stay, a named person signs at signedOff: in the first lines',
};

/** What a text says: harm, wording, danger, ease, and its translation. */
export const TEXT_RULES = {
  'how-to': stop(
    ['niets over hoe je gebruikt of maakt', SIGN.nl],
    ['nothing about how to use or make', SIGN.en],
  ),
  dose: stop(['geen hoeveelheid om te nemen', SIGN.nl], ['no amount to take', SIGN.en]),
  price: stop(['geen prijs van drugs', SIGN.nl], ['no price of drugs', SIGN.en]),
  place: stop(['niets over waar je het koopt', SIGN.nl], ['nothing about where to buy', SIGN.en]),
  everybody: stop(
    ['niet dat iedereen het doet: de meeste mensen gebruiken geen drugs', SIGN.nl],
    ['not that everybody does it: most people use no drugs', SIGN.en],
  ),
  stigma: warn(['{better}', 'vervang het woord: {why}'], ['{better}', 'replace the word: {whyEn}']),
  blame: stop(
    ['geen schuld aan de lezer', 'zeg wat er gebeurt en wat iemand kan doen'],
    ['no blame on the reader', 'say what happens and what one can do'],
  ),
  'danger-without-112': stop(
    [
      '112 bij een tekst die gevaar noemt',
      'voeg toe: Is er nu gevaar? Bel [112](tel:112). (in YAML: Bel 112.)',
    ],
    [
      '112 with a text that names danger',
      'add: Is there danger now? Call [112](tel:112). (in YAML: Call 112.)',
    ],
  ),
  'help-without-112': stop(
    ['een plek met phone: 112', 'voeg haar toe'],
    ['an entry with phone: 112', 'add it'],
  ),
  'help-unchecked': warn(
    [
      'de dag waarop iemand belde of keek, hoogstens een half jaar geleden',
      'bel, open het adres en vul checked: in',
    ],
    [
      'the day on which somebody called or looked, at most half a year ago',
      'call, open the address and fill in checked:',
    ],
  ),
  'text-hard': warn(
    ['hoogstens LIX 40 en minstens Flesch-Douma 60', 'maak zinnen en woorden korter'],
    ['at most LIX 40 and at least Flesch-Douma 60', 'make sentences and words shorter'],
  ),
  'translation-old': warn(
    [
      'een vertaling die even nieuw is als de tekst',
      'pas haar aan en draai: npm run content -- confirm {name}',
    ],
    ['a translation as new as the text', 'mend it and run: npm run content -- confirm {name}'],
  ),
  'translation-both': warn(
    [
      'dat iemand beide talen naast elkaar legde',
      'vergelijk ze en draai: npm run content -- confirm {name}',
    ],
    [
      'that somebody compared both languages',
      'compare them and run: npm run content -- confirm {name}',
    ],
  ),
  'translation-new': warn(
    [
      'dat iemand beide talen naast elkaar legde',
      'vergelijk ze en draai: npm run content -- confirm {name}',
    ],
    [
      'that somebody compared both languages',
      'compare them and run: npm run content -- confirm {name}',
    ],
  ),
};
