import { stop, warn } from './rule.ts';

/** Claims, sources, figures, and the marks that bring them into a text. */
export const CLAIM_RULES = {
  'claim-unknown': stop(
    [
      'de id van een claim in claims.yaml',
      'verbeter de id, of voeg de claim met haar bron toe aan claims.yaml',
    ],
    [
      'the id of a claim in claims.yaml',
      'mend the id, or add the claim with its source to claims.yaml',
    ],
  ),
  'claim-misspelt': stop(
    ['een claim die bestaat, misschien {near}', 'verbeter de id'],
    ['a claim that exists, perhaps {near}', 'mend the id'],
  ),
  'figure-unknown': stop(
    [
      'een cijfer of woorden van deze claim: {known}',
      'kies een van deze namen, of voeg het cijfer toe in claims.yaml',
    ],
    [
      'a figure or words of this claim: {known}',
      'choose one of these names, or add the figure in claims.yaml',
    ],
  ),
  'claim-sum': stop(
    [
      'een getal, of een som met cijfers die bestaan en niet met zichzelf',
      'kijk naar de namen en tekens; bij een min horen spaties',
    ],
    [
      'a number, or a sum of figures that exist and not of itself',
      'look at the names and signs; a minus has spaces around it',
    ],
  ),
  'claim-digits': stop(
    [
      'een zin zonder cijfers',
      'zet het getal bij figures: en schrijf hier {naam}, en voor het jaar {year}',
    ],
    [
      'a sentence without digits',
      'put the number under figures: and write {name} here, and {year} for the year',
    ],
  ),
  'claim-without-source': stop(
    [
      'een bron: source: met een id uit sources.yaml',
      'voeg de bron toe, of from: als wij het zelf uitrekenden',
    ],
    [
      'a source: source: with an id of sources.yaml',
      'add the source, or from: where we computed it ourselves',
    ],
  ),
  'claim-unchecked': warn(
    [
      'de dag waarop iemand het cijfer naast de bron legde',
      'vergelijk met de bron en vul checked: in',
    ],
    [
      'the day on which somebody compared the figure with its source',
      'compare it with the source and fill in checked:',
    ],
  ),
  'claim-overdue': warn(
    [
      'een vergelijking met de bron van het afgelopen jaar',
      'kijk of er een nieuw cijfer is en vul checked: opnieuw in',
    ],
    [
      'a comparison with the source within the last year',
      'look for a newer figure and fill in checked: again',
    ],
  ),
  'claim-unused': warn(
    ['een claim die ergens staat', 'gebruik haar of haal haar weg'],
    ['a claim that stands somewhere', 'use it or take it away'],
  ),
  'source-unused': warn(
    ['een bron van een claim', 'gebruik haar of haal haar weg'],
    ['a source of a claim', 'use it or take it away'],
  ),
  'source-unknown': stop(
    ['de id van een bron in sources.yaml', 'verbeter de id, of voeg de bron toe aan sources.yaml'],
    ['the id of a source in sources.yaml', 'mend the id, or add the source to sources.yaml'],
  ),
  'source-about': stop(
    ['bij een nieuwsbericht ook about: van wie het cijfer is', 'voeg about: toe in nl en en'],
    ['with a news report about: too, whose figure it is', 'add about: in nl and en'],
  ),
  'said-untrue': stop(
    [
      'woorden die bij het cijfer passen',
      'het cijfer viel buiten de grenzen van holds:; kies andere woorden, hier en waar ze staan',
    ],
    [
      'words that fit the figure',
      'the figure left the bounds of holds:; choose other words, here and where they stand',
    ],
  ),
  'said-untrue-here': stop(
    [
      'andere woorden: deze zijn niet meer waar',
      'herschrijf de zin; het cijfer in claims.yaml is veranderd',
    ],
    [
      'other words: these are no longer true',
      'rewrite the sentence; the figure in claims.yaml changed',
    ],
  ),
  'figure-range': stop(
    ['value:, of low: en een hogere high: samen', 'vul aan wat ontbreekt, of wissel ze om'],
    ['value:, or low: and a higher high: together', 'fill in what is missing, or swap them'],
  ),
  'bill-form': stop(
    ['een claim, of claim.cijfer, zonder spaties', 'schrijf bijvoorbeeld port-arrests-2024.minors'],
    ['a claim, or claim.figure, without spaces', 'write for instance port-arrests-2024.minors'],
  ),
  'bill-figure': stop(
    ['een claim met een cijfer', 'kies een claim met figures: voor de bon'],
    ['a claim with a figure', 'choose a claim with figures: for the bill'],
  ),
  'bill-label': stop(
    ['een claim met een label, de naam op de bon', 'voeg label: toe bij de claim in claims.yaml'],
    ['a claim with a label, its name on the bill', 'add label: to the claim in claims.yaml'],
  ),
  'bill-twice': stop(
    ['elke regel van de bon één keer', 'haal er een weg'],
    ['each line of the bill once', 'take one away'],
  ),
  'mark-spaces': stop(
    ['[note:id] zonder spaties', 'haal de spaties weg'],
    ['[note:id] without spaces', 'take the spaces away'],
  ),
  'mark-form': stop(
    [
      'een noot als [note:id] of een zin als [claim:id]',
      'schrijf het precies zo, in kleine letters',
    ],
    ['a note as [note:id] or a sentence as [claim:id]', 'write it exactly so, in small letters'],
  ),
  'note-here': stop(
    [
      'hier geen noot: dit veld heeft geen bronnenlijst',
      'zet de noot in de tekst of de uitleg, of haal hem weg',
    ],
    [
      'no note here: this field has no list of sources',
      'put the note in the text or the feedback, or take it away',
    ],
  ),
  'placeholder-form': stop(
    [
      'een cijfer als {claim.cijfer}',
      'schrijf het zonder spaties, met één paar accolades en de claim ervoor',
    ],
    [
      'a figure as {claim.figure}',
      'write it without spaces, with one pair of braces and the claim before it',
    ],
  ),
  'placeholder-here': stop(
    [
      'hier geen {claim.cijfer}: dit veld wordt niet ingevuld',
      'schrijf het in woorden, of zet het cijfer in een veld waar het mag',
    ],
    [
      'no {claim.figure} here: this field is not filled in',
      'say it in words, or put the figure in a field that takes it',
    ],
  ),
  'tag-in-yaml': stop(
    [
      'in YAML een noot als [note:id]',
      'schrijf [note:…] of [claim:…]; tags horen in een verhaal of pagina',
    ],
    ['a note as [note:id] in YAML', 'write [note:…] or [claim:…]; tags belong in a story or page'],
  ),
  'markup-in-yaml': stop(
    ['in YAML en in de eerste regels gewone woorden', 'haal de sterren, de link of het adres weg'],
    ['plain words in YAML and in the first lines', 'take the stars, the link or the address away'],
  ),
  'number-typed': stop(
    [
      'een cijfer uit een claim',
      'schrijf in een verhaal <Claim id="…" /> of <Figure …/>, in YAML {claim.cijfer}; jaren, leeftijden, tijden en telefoonnummers mogen',
    ],
    [
      'a figure of a claim',
      'write <Claim id="…" /> or <Figure …/> in a story, {claim.figure} in YAML; years, ages, times and phone numbers may be typed',
    ],
  ),
  'number-differs': stop(
    [
      'wat de claim {claim} zegt: {known}',
      'haal het getal uit de claim: <Figure claim="{claim}" …/> of {claim.cijfer}',
    ],
    [
      'what the claim {claim} says: {known}',
      'take the number from the claim: <Figure claim="{claim}" …/> or {claim.figure}',
    ],
  ),
  'numbers-differ': stop(
    ['in beide talen dezelfde getallen', 'Nederlands: {nl}; Engels: {en}; maak ze gelijk'],
    ['the same numbers in both languages', 'Dutch: {nl}; English: {en}; make them equal'],
  ),
  'claims-differ': stop(
    ['in beide talen dezelfde claims', 'zet {found} in beide talen, of in geen van beide'],
    ['the same claims in both languages', 'put {found} in both languages, or in neither'],
  ),
};
