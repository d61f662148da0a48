import { stop, warn } from './rule.ts';

/** Links, pictures, and numbers to call. */
export const LINK_RULES = {
  'link-empty': stop(
    ['een adres tussen de haken', 'vul het adres in'],
    ['an address between the brackets', 'fill in the address'],
  ),
  'link-form': stop(
    ['een heel adres: https://…', 'neem het adres over uit de adresbalk'],
    ['a whole address: https://…', 'copy it from the address bar'],
  ),
  'link-scheme': stop(
    ['een adres dat begint met https://, mailto:, tel: of /', 'verbeter het begin van het adres'],
    [
      'an address that begins with https://, mailto:, tel: or /',
      'mend the beginning of the address',
    ],
  ),
  'link-http': stop(
    ['een veilig adres: https://', 'schrijf https:// en kijk of het opent'],
    ['a safe address: https://', 'write https:// and see that it opens'],
  ),
  'link-relative': stop(
    [
      'https:// voor een andere site, of / voor een pagina van deze site',
      'schrijf bijvoorbeeld /hulp/',
    ],
    ['https:// for another site, or / for a page of this site', 'write for instance /en/help/'],
  ),
  'link-dead': stop(
    ['een pagina die bestaat, zoals {near}', 'verbeter het adres'],
    ['a page that exists, such as {near}', 'mend the address'],
  ),
  'link-slash': stop(['{near}', 'zet een / aan het einde'], ['{near}', 'put a / at the end']),
  'link-language': warn(
    ['een pagina in de taal van de tekst', 'link naar dezelfde pagina in deze taal'],
    ['a page in the language of the text', 'link to the same page in this language'],
  ),
  'anchor-unknown': stop(
    ['een kop van die pagina: {known}', 'verbeter wat na # staat'],
    ['a heading of that page: {known}', 'mend what follows #'],
  ),
  'link-broken': stop(
    [
      'een link als [woorden](adres), aaneen en zonder spatie in het adres',
      'haal de spatie weg, of vul het adres in',
    ],
    [
      'a link as [words](address), joined and without a space in the address',
      'take the space away, or fill in the address',
    ],
  ),
  'link-without-text': stop(
    ['woorden die zeggen waar de link heen gaat', 'schrijf ze tussen [ en ]'],
    ['words that say where the link leads', 'write them between [ and ]'],
  ),
  'link-vague': warn(
    ['woorden die zeggen waar de link heen gaat', 'vervang “{found}” door wat er te vinden is'],
    ['words that say where the link leads', 'replace “{found}” by what is found there'],
  ),
  'mail-form': stop(
    ['een mailadres na mailto:', 'schrijf mailto:naam@voorbeeld.nl'],
    ['a mail address after mailto:', 'write mailto:name@example.org'],
  ),
  'phone-form': stop(
    [
      'een nummer dat belt, zoals 020-1234567, 0900-1995 of +31 20 123 45 67',
      'tel de cijfers na en bel het nummer',
    ],
    [
      'a number that dials, such as 020-1234567, 0900-1995 or +31 20 123 45 67',
      'count the digits and call the number',
    ],
  ),
  'phone-link': stop(
    ['tel: met alleen cijfers', 'schrijf bijvoorbeeld tel:09001995'],
    ['tel: with digits alone', 'write for instance tel:09001995'],
  ),
  'phone-unknown': stop(
    [
      'een nummer uit help.yaml: {known}',
      'zet het nummer met de dag waarop iemand belde in help.yaml (listed: false als het geen hulp is)',
    ],
    [
      'a number of help.yaml: {known}',
      'put the number, with the day on which somebody called, in help.yaml (listed: false where it is no help)',
    ],
  ),
  'phone-differs': stop(
    ['hetzelfde nummer in de tekst en in de link ({called})', 'maak ze gelijk'],
    ['the same number in the text and in the link ({called})', 'make them equal'],
  ),
  'picture-missing': stop(
    [
      'een bestand in de map pictures',
      'zet het bestand erin of verbeter de naam; hoofdletters tellen mee',
    ],
    ['a file in the folder pictures', 'put the file there or mend the name; capitals count'],
  ),
  'picture-place': stop(
    [
      'een adres als ../../pictures/naam.jpg',
      'zet de afbeelding in de map pictures en schrijf het zo',
    ],
    [
      'an address as ../../pictures/name.jpg',
      'put the picture in the folder pictures and write it like that',
    ],
  ),
  'picture-elsewhere': stop(
    ['een afbeelding van deze site', 'zet het bestand in pictures, als wij het mogen gebruiken'],
    ['a picture of this site', 'put the file in pictures, if we may use it'],
  ),
  'picture-alt': stop(
    [
      'een zin voor wie de afbeelding niet ziet',
      'schrijf tussen ![ en ] wat er te zien is, geen bestandsnaam',
    ],
    [
      'a sentence for who does not see the picture',
      'write between ![ and ] what is seen, no file name',
    ],
  ),
  'picture-alt-long': stop(
    ['hoogstens 250 tekens', 'zet de rest in de tekst'],
    ['at most 250 characters', 'put the rest in the text'],
  ),
  'picture-large': stop(
    [
      'hoogstens {most} MB',
      'maak de afbeelding kleiner: ze is {size} MB; 2000 beeldpunten breed is genoeg',
    ],
    ['at most {most} MB', 'make the picture smaller: it is {size} MB; 2000 pixels wide is enough'],
  ),
  'picture-kind': stop(
    ['een afbeelding van de soort die de naam zegt', 'sla haar opnieuw op als PNG, JPG of WebP'],
    ['a picture of the kind its name says', 'save it again as PNG, JPG or WebP'],
  ),
  'picture-script': stop(
    ['een tekening zonder code', 'sla de SVG op als PNG, of haal de code eruit'],
    ['a drawing without code', 'save the SVG as PNG, or take the code out'],
  ),
};
