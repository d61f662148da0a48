import { SIGNED_RULES } from '../../../src/stories/schema.ts';
import type { Finding } from './finding.ts';
import type { Passage } from './passages.ts';
import { words } from './patterns.ts';
import { remember } from './remember.ts';

type SignedRule = (typeof SIGNED_RULES)[number];

const DRUG =
  '~(?:pil(?:len|letjes?)?|pills?|xtc|mdma|ecstasy|coke|coca[iï]ne|cocaine|speed|amfetamine|amphetamine|keta(?:mine)?|ghb|3-mmc|wiet|weed|hasj|hash|cannabis|joints?|lsd|2c-b|drugs?|lijntjes?|lines?|snuif|poppers|lachgas)~';
/** Within one sentence. */
const ON = '[^.!?\\n]';
const UNIT = '(?:gram|grams|lijntjes?|lines?|pil|pillen|pilletjes?|pills?|zegels?|tabs?|joints?)';
const COUNT =
  '(?:\\d+(?:[.,]\\d+)?|een|één|twee|drie|vier|halve|half|kwart|one|two|three|four|half an?|a quarter of an?)';
const MONEY =
  '(?:(?:€|£|eur) ?\\d|\\d+(?:[.,]\\d+)? ?(?:€|£|eur~|euros?~|pounds~)|~tientjes?~|~(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|dertig|veertig|vijftig|zestig|tachtig|honderd|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty) euros?~)';
const SHOP =
  '~(?:telegram|snapchat|instagram|whatsapp|signal|wickr|discord|dark ?web|darknet|app-?groep(?:en)?|group chats?|dealers?|marktplaats|koeriers?|coffeeshops?|smartshops?)~';
const BUY =
  '~(?:kopen|koop|koopt|bestellen|bestel|bestelt|scoren|scoor|scoort|haal|halen|haalt|verkrijgbaar|te krijgen|vind je|vindt|vinden|find|buy|buys|bought|order|orders|score|get|gets|available)~';
const ALL =
  '(?:iedereen|we allemaal|heel (?:nederland|amsterdam|rotterdam|de (?:stad|zaal|tent|klas))|we all|alle (?:jongeren|studenten|mensen)|everyone|everybody|all (?:young people|students))';
const USES =
  '(?:gebruikt|gebruiken|heeft het (?:wel eens |al )?(?:gedaan|geprobeerd)|zit aan de|(?:is|zijn) aan de (?:pillen|drugs|coke|xtc)|doet het|doen het|slikt|slikken|snuift|snuiven|blowt|blowen|pakt|uses?|takes?|does it|do it|is doing it|snorts?)';

/**
 * What nobody learns here, unless a person signs for it. The campaign's own sums pass by rule: their
 * figures come from a claim between braces or in a tag, and are not typed.
 */
const RULES: Readonly<Record<SignedRule, readonly RegExp[]>> = {
  'how-to': [
    words(
      `~(?:zo|hoe|how to|this is how you) (?:je |you |kun je |moet je )?(?:gebruikt?|neemt?|snuif(?:t)?|snuiven|slikt?|spuit|rookt?|mengt?|maakt?|kookt?|use|take|snort|smoke|inject|cook|mix)~${ON}*?${DRUG}`,
    ),
    words(`~(?:leg|leggen|hak|lay|cut|chop|rack up) ${ON}{0,25}~(?:lijntjes?|lijnen|lines?)~`),
    words(
      `~(?:neem|pak|slik|snuif|rook|spuit|verpulver|plet|vermaal|take|swallow|snort|smoke|inject|drop|crush|grind) (?:eerst |dan |nog |first |then )?(?:een|één|de|je|an?|one|the|your|half|halve|\\d+)~${ON}{0,25}${DRUG}`,
    ),
    words(
      `~(?:onder je tong|under your tongue|los ${ON}{0,30} op in|dissolve ${ON}{0,30} in|op een lege maag|on an empty stomach|bijnemen|redosing?)~|${DRUG}${ON}{0,40}~(?:bommen|bombing|opsnuiven|spuiten|roken)~`,
    ),
    words(
      `~(?:recept|recipe|aceton|acetone|bmk|pmk|apaan)~${ON}*?${DRUG}|${DRUG}${ON}*?~(?:zelf (?:te )?maken|recept|recipe)~`,
    ),
  ],
  dose: [
    words(
      `~(?:\\d+(?:[.,]\\d+)?|\\p{L}*(?:honderd|tig|hundred|ty)) ?(?:mg|milligram(?:men|s)?|microgram|µg|ml|milliliter)~`,
    ),
    words(
      `~${COUNT} ${UNIT}~${ON}{0,40}~(?:per keer|per avond|per nacht|is genoeg|is voldoende|werkt|nemen|neemt|at a time|per night|is enough|works)~`,
    ),
    words(
      `~(?:halve|kwart|half an?|a quarter of an?) (?:pil|pill|pilletje|zegel|tab)~|~(?:dosering(?:en)?|dosages?)~|~(?:veilige|juiste|normale|safe|right|usual) (?:dosis|dose)~`,
    ),
  ],
  price: [
    words(
      `${DRUG}${ON}{0,30}~(?:kost|kosten|is|zijn|betaal(?:t|je)?|voor|costs?|for|at)~${ON}{0,20}${MONEY}`,
    ),
    words(
      `${MONEY}${ON}{0,12}(?:per|voor een|voor één|for an?|for one|an?|each)(?: \\w+)? (?:gram~|${DRUG})`,
    ),
    words(`${MONEY}~? (?:heb|krijg|koop|scoor|get|buys?) ${ON}{0,25}${DRUG}`),
    words(`~(?:straatprijs|street price)~|~(?:prijs van|price of)~ (?:een |an? )?${DRUG}`),
  ],
  place: [words(`${BUY}${ON}{0,60}${SHOP}`), words(`${SHOP}${ON}{0,60}${BUY}`)],
  everybody: [
    words(`~${ALL} ${USES}~|~(?:is|zijn) (?:iedereen|allemaal) aan de (?:pillen|drugs|coke|xtc)~`),
    words(
      `~(?:de meeste (?:mensen|jongeren|studenten|bezoekers)|bijna iedereen|most (?:people|young people|students)|(?:nearly|almost) everyone) (?:gebruikt|gebruiken|neemt|nemen|slikt|slikken|uses?|takes?) (?:wel eens |soms |sometimes )?(?:drugs|xtc|coca[iï]ne|ecstasy|pillen|pills)~`,
    ),
    words(
      `~(?:drugs|xtc|blowen) (?:horen|hoort|zijn|is|belongs?|are) (?:er gewoon bij|erbij|heel normaal|normaal|normal|part of it)~`,
    ),
  ],
};

const DENIED = /(?:^|[^\p{L}])(?:niet|not|never|nooit|geen) $/iu;

const lookFor = remember((text) =>
  SIGNED_RULES.flatMap((rule) =>
    RULES[rule].flatMap((pattern) =>
      [...text.matchAll(pattern)]
        .filter(({ index }) => !DENIED.test(text.slice(0, index)))
        .map(({ 0: found, index }) => ({ rule, found, index })),
    ),
  ),
);

/** Sentences that a reader could use to use, or that make use look common. */
export const checkHarm = (passage: Passage, signed: ReadonlySet<string>): Finding[] =>
  lookFor(passage.text)
    .filter(({ rule }) => !signed.has(rule))
    .map(({ rule, found, index }) => ({ ...passage.at(index, found), rule, found }));
