import { stop, warn } from './rule.ts';

/** Files, and what they say of one another. */
export const BETWEEN_RULES = {
  'stray-file': stop(
    [
      'alleen bestanden die de site gebruikt',
      'haal het weg of geef het de juiste naam en plaats: verhalen zijn .mdx, lijsten .yaml, afbeeldingen staan in pictures',
    ],
    [
      'files that the site uses alone',
      'take it away or give it the right name and place: stories are .mdx, lists .yaml, pictures lie in pictures',
    ],
  ),
  'file-missing': stop(['dit bestand', 'zet het terug'], ['this file', 'put it back']),
  'file-name': stop(
    ['een naam met letters of cijfers', 'hernoem het bestand: de naam wordt het adres'],
    ['a name with letters or digits', 'rename the file: its name becomes the address'],
  ),
  'file-encoding': stop(
    ['een tekst in UTF-8', 'kies bij opslaan als: codering UTF-8'],
    ['a text in UTF-8', 'choose at save as: encoding UTF-8'],
  ),
  'file-empty': stop(
    ['een bestand met inhoud', 'vul het of haal het weg'],
    ['a file with content', 'fill it or take it away'],
  ),
  'broken-letters': stop(
    [
      'letters zoals ze bedoeld zijn',
      'typ de letter opnieuw; het bestand werd ooit in een andere codering geopend',
    ],
    [
      'letters as they were meant',
      'type the letter again; the file was once opened in another encoding',
    ],
  ),
  'duplicate-address': stop(
    [
      'een naam die een eigen adres geeft',
      'hernoem dit bestand of {other}: beide worden {address}',
    ],
    [
      'a name that gives an address of its own',
      'rename this file or {other}: both become {address}',
    ],
  ),
  'duplicate-id': stop(
    [
      'elke id één keer in dit bestand',
      'geef een van de twee een andere id; de eerste staat op regel {line}',
    ],
    [
      'each id once in this file',
      'give one of the two another id; the first stands on line {line}',
    ],
  ),
  'duplicate-name': stop(
    ['elke naam één keer', 'geef een van de twee een andere naam'],
    ['each name once', 'give one of the two another name'],
  ),
  'duplicate-between': stop(
    ['iets wat geen ander bestand heeft', 'kies iets anders: {other} heeft het al'],
    ['something no other file has', 'choose another: {other} has it already'],
  ),
  'duplicate-pair': stop(
    ['een pair dat in deze taal één keer voorkomt', 'kies een ander woord: {other} heeft het al'],
    ['a pair that this language has once', 'choose another word: {other} has it already'],
  ),
  'duplicate-order': stop(
    [
      'een volgorde die in deze taal één keer voorkomt',
      'kies een ander getal: {other} heeft het al',
    ],
    ['an order that this language has once', 'choose another number: {other} has it already'],
  ),
  'pair-missing': stop(
    [
      'ook een verhaal met dit pair in het {language}',
      'schrijf de vertaling, of maak pair gelijk (bestaat: {near})',
    ],
    [
      'a story with this pair in {languageEn} too',
      'write the translation, or make pair equal (there is: {near})',
    ],
  ),
  'pair-differs': stop(
    ['hetzelfde als in {path}: {other}', 'maak het in beide talen gelijk'],
    ['the same as in {path}: {other}', 'make it equal in both languages'],
  ),
  'until-before-from': stop(
    ['een laatste dag na de eerste ({from})', 'verbeter from: of until:'],
    ['a last day after the first ({from})', 'mend from: or until:'],
  ),
  'retracted-without-note': stop(
    [
      'in corrections.yaml wat er mis was, met story: {pair}',
      'voeg het toe: id, on, story en what in nl en en',
    ],
    [
      'in corrections.yaml what was wrong, with story: {pair}',
      'add it: id, on, story and what in nl and en',
    ],
  ),
  'kit-drawing': stop(
    [
      'een verhaal met een tekening, want de kit drukt die af',
      'zet een tag zoals <Dots … /> in het verhaal, of haal het uit kit.yaml',
    ],
    [
      'a story with a drawing, since the kit prints it',
      'put a tag such as <Dots … /> in the story, or take it out of kit.yaml',
    ],
  ),
  'page-missing': stop(
    ['de pagina {name} in het {language}', 'zet het bestand terug, of maak de vertaling'],
    ['the page {name} in {languageEn}', 'put the file back, or make the translation'],
  ),
  'page-unknown': stop(
    [
      'een pagina met een adres: {known}',
      'verbeter de bestandsnaam; voor een nieuwe pagina is een programmeur nodig',
    ],
    ['a page with an address: {known}', 'mend the file name; a new page needs a programmer'],
  ),
  'kit-story': stop(
    ['het pair van een verhaal', 'verbeter de id'],
    ['the pair of a story', 'mend the id'],
  ),
  'kit-year': stop(
    ['het jaar van het cijfer in deze regel: {{claim}.year}', 'voeg het jaar toe'],
    ['the year of the figure in this line: {{claim}.year}', 'add the year'],
  ),
  'kit-missing': warn(
    [
      'een deel in kit.yaml voor elk verhaal',
      'schrijf het, anders is er van dit verhaal niets om te delen',
    ],
    ['an entry of kit.yaml for each story', 'write it, or this story has nothing to hand on'],
  ),
  'check-without-steps': stop(
    ['stappen, of een studie', 'voeg steps: toe met minstens een vraag en een einde'],
    ['steps, or a study', 'add steps: with at least a question and an end'],
  ),
  'way-dead-end': stop(
    ['een volgende stap na {found}', 'zet er next: bij, of maak van de laatste stap kind: end'],
    ['a step after {found}', 'add next:, or make the last step kind: end'],
  ),
  'way-unknown-step': stop(
    ['de id van een stap van deze test', 'verbeter next:'],
    ['the id of a step of this check', 'mend next:'],
  ),
  'way-circle': stop(
    ['een weg die ergens eindigt', 'laat een van deze stappen verder gaan in plaats van terug'],
    ['a way that ends somewhere', 'let one of these steps go on instead of back'],
  ),
  'way-out-of-reach': stop(
    [
      'een stap waar een antwoord heen leidt',
      'zet next: {found} bij een antwoord, of haal de stap weg',
    ],
    ['a step that an answer leads to', 'put next: {found} at an answer, or take the step away'],
  ),
  'question-right': stop(
    ['precies één goed antwoord', 'zet correct: true bij één antwoord'],
    ['exactly one right answer', 'put correct: true at one answer'],
  ),
  'feedback-item': stop(
    ['een uitkomst van de studie: {known}', 'verbeter item:'],
    ['an outcome of the study: {known}', 'mend item:'],
  ),
  'feedback-answer': stop(
    ['een antwoord van die vraag: {known}', 'verbeter answers:'],
    ['an answer of that question: {known}', 'mend answers:'],
  ),
  'label-of': stop(
    ['een naam uit de studie: {known}', 'verbeter de naam vóór de dubbele punt'],
    ['a name of the study: {known}', 'mend the name before the colon'],
  ),
  'study-unknown': stop(
    ['een studie die bestaat: {known}', 'verbeter study:'],
    ['a study that exists: {known}', 'mend study:'],
  ),
  'study-rule': stop(
    [
      'een studieplan waarvan de delen bij elkaar passen',
      'vraag de evaluator; npm run -s measure -- plan check zegt (in het Engels) wat er moet',
    ],
    [
      'a study plan whose parts fit each other',
      'ask the evaluator; npm run -s measure -- plan check says what must be',
    ],
  ),
  'study-unregistered': stop(
    [
      'een versie die is vastgelegd',
      'vraag de evaluator: npm run measure -- plan register {study}',
    ],
    ['a version that is registered', 'ask the evaluator: npm run measure -- plan register {study}'],
  ),
  'study-changed': stop(
    [
      'de vastgelegde tekst van deze versie',
      'zet de oude tekst terug, of maak met de evaluator versie {next}',
    ],
    [
      'the registered text of this version',
      'put the old text back, or make version {next} with the evaluator',
    ],
  ),
  'study-unlogged': stop(
    [
      'de vastgelegde woorden, of een regel in wording: die de wijziging noemt',
      'zet bij wording: field: {path}, de dag en waarom; de tellingen gaan door',
    ],
    [
      'the registered words, or an entry of wording: that names the change',
      'add at wording: field: {path}, the day and why; the counts go on',
    ],
  ),
  'study-figure': stop(
    [
      'een cijfer van de claim {claim}: {known}',
      'het cijfer in claims.yaml is anders: vraag de evaluator om een nieuwe versie van de studie',
    ],
    [
      'a figure of the claim {claim}: {known}',
      'the figure in claims.yaml differs: ask the evaluator for a new version of the study',
    ],
  ),
};
