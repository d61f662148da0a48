import { stop } from './rule.ts';

/** Signs, tags and headings in the text of a story or page. */
export const STORY_RULES = {
  'mdx-less-than': stop(
    [
      'geen los teken <',
      'schrijf het in woorden, zoals “jonger dan 18”, of zet er een \\ voor: \\<',
    ],
    ['no bare < sign', 'say it in words, such as “under 18”, or put a \\ before it: \\<'],
  ),
  'mdx-brace': stop(
    ['geen losse accolade {', 'haal de accolade weg, of zet er een \\ voor: \\{'],
    ['no bare brace {', 'take the brace away, or put a \\ before it: \\{'],
  ),
  'mdx-braces': stop(
    [
      'gewone tekst zonder accolades',
      'haal { en } weg; een waarde van een tag staat tussen aanhalingstekens',
    ],
    ['plain text without braces', 'take { and } away; a value of a tag stands between quotes'],
  ),
  'mdx-unclosed': stop(
    [
      'een tag die ook sluit',
      'zet een schuine streep voor het einde, <{tag} … />, of sluit met </{tag}>',
    ],
    ['a tag that closes', 'put a slash before its end, <{tag} … />, or close it with </{tag}>'],
  ),
  'mdx-closing': stop(
    ['eerst een tag die opent', 'haal </{tag}> weg, of zet <{tag}> ervoor'],
    ['a tag that opens first', 'take </{tag}> away, or put <{tag}> before it'],
  ),
  'mdx-tag': stop(
    [
      'een tag met elke waarde tussen rechte aanhalingstekens',
      'schrijf bijvoorbeeld <Claim id="port-arrests-2024" />',
    ],
    [
      'a tag with each value between straight quotes',
      'write for instance <Claim id="port-arrests-2024" />',
    ],
  ),
  'mdx-comment': stop(
    ['geen opmerking tussen <!-- en -->', 'haal de opmerking weg, of schrijf {/* opmerking */}'],
    ['no comment between <!-- and -->', 'take the comment away, or write {/* comment */}'],
  ),
  'mdx-deep': stop(
    [
      'hoogstens een paar tags, lijsten of citaten in elkaar',
      'haal ze uit elkaar',
      'te veel in elkaar',
    ],
    [
      'at most a few tags, lists or quotes in one another',
      'take them apart',
      'too many in one another',
    ],
  ),
  'mdx-code': stop(
    ['gewone tekst, geen blok code', 'haal de regels met ``` weg'],
    ['plain text, no block of code', 'take the lines with ``` away'],
  ),
  'mdx-bare-link': stop(
    ['een link met woorden', 'schrijf [woorden](https://adres)'],
    ['a link with words', 'write [words](https://address)'],
  ),
  'mdx-import': stop(
    [
      'alleen tekst, geen import of export',
      'haal de regel weg; de tags van docs/redactie.md mogen zonder import',
    ],
    [
      'text alone, no import or export',
      'take the line away; the tags of docs/redactie.md need no import',
    ],
  ),
  'mdx-script': stop(
    ['geen script', 'haal <script> weg: op deze site draait geen code uit een tekst'],
    ['no script', 'take <script> away: no code from a text runs on this site'],
  ),
  'mdx-iframe': stop(
    [
      'niets van een andere site in de pagina',
      'haal het weg en zet er een link neer: [woorden](https://adres)',
    ],
    [
      'nothing of another site within the page',
      'take it away and link to it: [words](https://address)',
    ],
  ),
  'mdx-style': stop(
    ['geen eigen opmaak of class', 'haal het weg; de site geeft elke tekst dezelfde opmaak'],
    ['no style or class of its own', 'take it away; the site gives all texts one look'],
  ),
  'mdx-event': stop(
    ['geen code bij een tag', 'haal {found} weg'],
    ['no code on a tag', 'take {found} away'],
  ),
  'mdx-img': stop(
    [
      'een afbeelding als ![wat je ziet](../../pictures/naam.jpg)',
      'zet het bestand in pictures/ en schrijf het zo',
    ],
    [
      'a picture as ![what is seen](../../pictures/name.jpg)',
      'put the file in pictures/ and write it like that',
    ],
  ),
  'mdx-html': stop(
    [
      'gewone tekst, of een tag van docs/redactie.md',
      'schrijf **vet**, *schuin*, [link](adres) of een lijst met - ervoor',
    ],
    [
      'plain text, or a tag of docs/redactie.md',
      'write **bold**, *italic*, [link](address) or a list with - before it',
    ],
  ),
  'mdx-unknown-tag': stop(
    ['een tag die bestaat: {near}', 'verbeter de naam; hoofdletters tellen mee'],
    ['a tag that exists: {near}', 'mend the name; capitals count'],
  ),
  'mdx-attribute': stop(
    ['een van: {known}', 'verbeter de naam of haal hem weg'],
    ['one of: {known}', 'mend the name or take it away'],
  ),
  'mdx-attribute-twice': stop(
    ['elke naam één keer in een tag', 'haal de tweede {found} weg'],
    ['each name once in a tag', 'take the second {found} away'],
  ),
  'mdx-attribute-missing': stop(
    ['ook {name}="…" in deze tag', 'vul {name} in; docs/redactie.md zegt wat elke tag nodig heeft'],
    ['{name}="…" too in this tag', 'fill in {name}; docs/redactie.md says what each tag needs'],
  ),
  'mdx-attribute-quotes': stop(
    ['een waarde tussen aanhalingstekens', 'schrijf {name}="…" zonder accolades'],
    ['a value between quotes', 'write {name}="…" without braces'],
  ),
  'mdx-tag-text': stop(
    ['een tag zonder tekst erin', 'sluit hem meteen: <{tag} … />, en zet de tekst ernaast'],
    ['a tag without text in it', 'close it at once: <{tag} … />, and put the text beside it'],
  ),
  'numbers-form': stop(
    ['getallen met een spatie ertussen, zoals 60 75 85', 'schrijf alleen getallen'],
    ['numbers with a space between, such as 60 75 85', 'write numbers alone'],
  ),
  'placeholder-in-story': stop(
    [
      'in de tekst van een verhaal een tag',
      'schrijf <Figure claim="…" name="…" /> of <Claim id="…" />; {claim.cijfer} mag alleen in de eerste regels en in YAML',
    ],
    [
      'a tag in the text of a story',
      'write <Figure claim="…" name="…" /> or <Claim id="…" />; {claim.figure} is for the first lines and YAML',
    ],
  ),
  'mark-in-story': stop(
    [
      'in een verhaal of pagina een tag',
      'schrijf <Claim id="…" />; [note:…] hoort in YAML, zoals een zelftest',
    ],
    [
      'a tag in a story or page',
      'write <Claim id="…" />; [note:…] belongs in YAML, such as a self-check',
    ],
  ),
  'drawing-without-alt': stop(
    [
      'een claim met een tekst voor wie de tekening niet ziet',
      'zet bij {claim} in claims.yaml: picture: met alt: in nl en en',
    ],
    [
      'a claim with a text for who does not see the drawing',
      'give {claim} in claims.yaml picture: with alt: in nl and en',
    ],
  ),
  'heading-one': stop(
    ['koppen vanaf ##', 'schrijf ##: de titel staat al boven de pagina'],
    ['headings from ##', 'write ##: the title stands above the page already'],
  ),
  'heading-level': stop(
    ['hoogstens een kop {level}', 'gebruik {level}: sla geen niveau over'],
    ['at most a heading {level}', 'use {level}: skip no level'],
  ),
  'heading-empty': stop(
    ['een kop met woorden', 'schrijf de kop of haal hem weg'],
    ['a heading with words', 'write the heading or take it away'],
  ),
  'heading-space': stop(
    ['een spatie na de hekjes', 'schrijf ## Kop'],
    ['a space after the hash signs', 'write ## Heading'],
  ),
  'text-empty': stop(
    ['een tekst onder de eerste regels', 'schrijf de tekst onder de tweede regel met ---'],
    ['a text below the first lines', 'write the text below the second line with ---'],
  ),
  'front-missing': stop(
    [
      'bovenaan een regel met ---, de velden, en weer ---',
      'begin het bestand met --- en kijk bij een ander verhaal hoe het hoort',
    ],
    [
      'at the top a line with ---, the fields, and --- again',
      'begin the file with --- and look at another story',
    ],
  ),
  'front-unclosed': stop(
    ['een tweede regel met --- onder de velden', 'zet --- op een eigen regel voor de tekst begint'],
    [
      'a second line with --- below the fields',
      'put --- on a line of its own before the text begins',
    ],
  ),
};
