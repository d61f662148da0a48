import type { Language } from '../language.ts';

const nl = {
  title: 'Er staat nog iets op de achterkant.',
  description:
    'Wat iemand voor drugs betaalt, staat voorop de bon. Wat anderen betalen niet. Bekijk de achterkant, en wat jij kunt doen.',
  lead: 'Wat iemand voor drugs betaalt, staat voorop. Wat anderen betalen, niet. Kijk maar achterop.',
  check: 'Doe de test “Jouw bon”',
  sender: 'Een campagne over de vraag naar drugs, en een meting die laat zien of ze werkt.',
  who: 'Van wie is dit?',
  turn: 'Draai de bon om',
  front: 'Voorkant',
  frontPlace: 'wat de koper betaalt',
  order: 'Bestelling',
  orderDetail: 'met de prijs erbij',
  unlisted: ['Afval', 'Opruimen', 'De buren'],
  notHere: 'staat er niet op',
  paidBy: 'Betaald door',
  buyer: 'de koper',
  rest: 'De rest staat op de achterkant.',
  back: 'Achterkant',
  backPlace: 'wat anderen betalen · Nederland',
  glimpse: 'keer afval gevonden',
  stories: 'Wie betaalt mee?',
  measured: 'Werkt dit?',
  measuredText:
    'Bij veel campagnes tegen drugs is geen effect gevonden. Enkele werkten averechts. Daarom meten wij of deze iets verandert, zonder iets over jou te bewaren. De uitkomst staat straks op deze site. Ook als die tegenvalt.',
  effect: 'Bekijk wat het doet',
  count: 'Wat we tellen',
};

const en: typeof nl = {
  title: 'There is more on the back.',
  description:
    'What somebody pays for drugs is on the front of the receipt. What others pay is not. See the back, and what you can do.',
  lead: 'What somebody pays for drugs is on the front. What others pay is not. Look at the back.',
  check: 'Take the test “Your bill”',
  sender: 'A campaign about the demand for drugs, and a measurement that shows whether it works.',
  who: 'Who is behind this?',
  turn: 'Turn the receipt',
  front: 'Front',
  frontPlace: 'what the buyer pays',
  order: 'Order',
  orderDetail: 'with its price',
  unlisted: ['Waste', 'Cleaning up', 'The neighbours'],
  notHere: 'not listed',
  paidBy: 'Paid by',
  buyer: 'the buyer',
  rest: 'The rest is on the back.',
  back: 'Back',
  backPlace: 'what others pay · the Netherlands',
  glimpse: 'times waste was found',
  stories: 'Who else pays?',
  measured: 'Does this work?',
  measuredText:
    'For many campaigns against drugs no effect was found. A few backfired. So we measure whether this one changes anything, without keeping anything about you. We publish the result here, even if it disappoints.',
  effect: 'See what it does',
  count: 'What we count',
};

/** The words of the home page. */
export const HOME_WORDS: Readonly<Record<Language, typeof nl>> = { nl, en };
