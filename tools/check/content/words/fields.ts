import { stop, warn } from './rule.ts';

/** Fields, and the signs of YAML around them. */
export const FIELD_RULES = {
  'yaml-colon': stop(
    [
      'een tekst met een dubbele punt tussen aanhalingstekens',
      "zet de hele tekst tussen '…', of haal de dubbele punt weg",
    ],
    [
      'a text with a colon between quotes',
      "put the whole text between '…', or take the colon away",
    ],
  ),
  'yaml-quotes': stop(
    [
      'een tekst die klopt tot het einde van de regel',
      "zet de hele tekst tussen '…'; een ' daarbinnen schrijf je dubbel: ''",
    ],
    [
      'a text that is sound to the end of its line',
      "put the whole text between '…'; a ' within it is doubled: ''",
    ],
  ),
  'yaml-backslash': stop(
    ['geen \\ binnen dubbele aanhalingstekens', "zet de tekst tussen enkele aanhalingstekens: '…'"],
    ['no \\ within double quotes', "put the text between single quotes: '…'"],
  ),
  'yaml-unclosed': stop(
    [
      'een aanhalingsteken of haak die ook sluit',
      'zet het ontbrekende teken aan het einde: \', ", ] of }',
    ],
    ['a quote or bracket that closes', 'put the missing sign at the end: \', ", ] or }'],
  ),
  'yaml-indent': stop(
    ['velden die onder elkaar beginnen', 'laat de regel even ver inspringen als de regel erboven'],
    ['fields that begin below each other', 'indent the line as far as the line above it'],
  ),
  'yaml-tab': stop(
    ['inspringen met spaties', 'vervang de tab door twee spaties'],
    ['indenting with spaces', 'replace the tab by two spaces'],
  ),
  'yaml-duplicate-field': stop(
    ['elk veld één keer', 'haal een van de twee weg'],
    ['each field once', 'take one of the two away'],
  ),
  'yaml-alias': stop(
    [
      'een naam achter * die eerder met & is gegeven',
      'schrijf de tekst zelf, of zet hem tussen aanhalingstekens',
    ],
    [
      'a name after * that was given before with &',
      'write the text itself, or put it between quotes',
    ],
  ),
  'yaml-aliases': stop(
    ['minder verwijzingen met *', 'schrijf de teksten uit'],
    ['fewer references with *', 'write the texts out'],
  ),
  'yaml-dashes': stop(
    ['geen regel met --- in dit bestand', 'haal de regel weg'],
    ['no line with --- in this file', 'take the line away'],
  ),
  'yaml-signs': stop(
    [
      'een veld als “naam: waarde”',
      'kijk naar de regel en naar die erboven, en vergelijk met een ander bestand',
    ],
    ['a field as “name: value”', 'look at the line and the one above it, and compare another file'],
  ),
  'yaml-hash': warn(
    [
      'een tekst zonder # erachter',
      "alles na # leest niemand: zet de tekst tussen '…' als het erbij hoort",
    ],
    [
      'a text without # after it',
      "nobody reads what follows #: put the text between '…' if it belongs to it",
    ],
  ),
  'field-missing': stop(
    ['het veld {name}', 'voeg {name}: toe'],
    ['the field {name}', 'add {name}:'],
  ),
  'field-empty': stop(
    ['iets in het veld {name}', 'vul het in'],
    ['something in the field {name}', 'fill it in'],
  ),
  'field-unknown': stop(
    [
      'een veld dat bestaat',
      'verbeter de naam of haal het veld weg; docs/redactie.md noemt alle velden',
    ],
    [
      'a field that exists',
      'mend the name or take the field away; docs/redactie.md lists all fields',
    ],
  ),
  'field-type': stop(
    ['in {name}: {kind}', 'schrijf het in die vorm'],
    ['in {name}: {kindEn}', 'write it in that form'],
  ),
  'field-kind': stop(
    ['in {name} een waarde die past', 'kijk in docs/redactie.md wat hier mag staan'],
    ['in {name} a value that fits', 'see docs/redactie.md for what may stand here'],
  ),
  'field-long': stop(
    ['hoogstens {most} tekens', 'maak het korter: het zijn er {length}'],
    ['at most {most} characters', 'make it shorter: there are {length}'],
  ),
  'field-form': stop(
    [
      'kleine letters, cijfers en streepjes, zonder spaties of accenten',
      'schrijf bijvoorbeeld haven-2024',
    ],
    [
      'small letters, digits and hyphens, without spaces or accents',
      'write for instance port-2024',
    ],
  ),
  'field-choice': stop(
    ['een van: {choices}', 'kies een van deze woorden'],
    ['one of: {choices}', 'choose one of these words'],
  ),
  'list-short': stop(
    ['een lijst van minstens {least}', 'voeg er een toe, of haal het veld weg als het niet hoeft'],
    ['a list of at least {least}', 'add one, or take the field away where it is not needed'],
  ),
  'list-long': stop(
    ['een lijst van hoogstens {most}', 'haal er een weg'],
    ['a list of at most {most}', 'take one away'],
  ),
  'list-form': stop(
    ['een lijst: elk deel begint met “- id: …”', 'kijk hoe de andere delen beginnen'],
    ['a list: each entry begins with “- id: …”', 'look at how the other entries begin'],
  ),
  'number-small': stop(
    ['een getal vanaf {least}', 'verhoog het'],
    ['a number from {least}', 'raise it'],
  ),
  'number-large': stop(
    ['een getal tot en met {most}', 'verlaag het'],
    ['a number up to {most}', 'lower it'],
  ),
  'number-thousands': stop(
    [
      'een getal zonder punt, komma of spatie bij duizendtallen',
      'schrijf {plain}; de site zet er zelf een punt in',
    ],
    [
      'a number without dot, comma or space at thousands',
      'write {plain}; the site puts in the sign itself',
    ],
  ),
  'number-comma': stop(
    ['een getal met een punt voor wat achter de komma komt', 'schrijf bijvoorbeeld 1.5'],
    ['a number with a dot before its decimals', 'write for instance 1.5'],
  ),
  'number-unit': stop(
    ['alleen het getal', 'zet de eenheid in unit: (unit: euro geeft het teken €)'],
    ['the number alone', 'put the unit in unit: (unit: euro prints the sign €)'],
  ),
  'number-quoted': stop(
    ['een getal zonder aanhalingstekens', 'haal de aanhalingstekens weg'],
    ['a number without quotes', 'take the quotes away'],
  ),
  'text-one-language': stop(
    ['de tekst ook in de taal {name}', 'schrijf {name}: met de vertaling erachter'],
    ['the text in the language {name} too', 'write {name}: with the translation after it'],
  ),
  'date-form': stop(
    ['een dag als 2026-11-25', 'schrijf jaar-maand-dag, met nullen'],
    ['a day as 2026-11-25', 'write year-month-day, with zeros'],
  ),
  'date-unreal': stop(
    ['een dag die bestaat', 'kijk in de kalender'],
    ['a day that exists', 'look at the calendar'],
  ),
  'date-future': stop(
    ['vandaag ({today}) of eerder', 'vul de dag in waarop het echt is gedaan'],
    ['today ({today}) or before', 'fill in the day on which it was really done'],
  ),
  'year-future': stop(
    ['een jaar dat al begonnen is', 'vul het jaar in waar het cijfer over gaat'],
    ['a year that has begun', 'fill in the year the figure is about'],
  ),
};
