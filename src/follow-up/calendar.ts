const DAY = 86_400_000;
const WEEKS_LATER = 4;

/** The words of a calendar entry: neutral, since calendars are shown to others. */
export type Entry = { readonly title: string; readonly note: string; readonly url: string };

const dayOf = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');

/** The Monday of the week that lies four weeks after a day: a week, and no time of the visit. */
export function mondayLater(today: Date): Date {
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight + (7 * WEEKS_LATER - sinceMonday) * DAY);
}

const escape = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');

/** Lines of at most 75 octets, folded as RFC 5545, 3.1, has it. */
function fold(line: string): string {
  const bytes = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (length + size > 74) {
      folded += '\r\n ';
      length = 1;
    }
    folded += letter;
    length += size;
  }
  return folded;
}

/** An all-day entry of iCalendar (RFC 5545), the same for everybody who saves it in the same week. */
export function writeCalendar({ title, note, url }: Entry, today: Date): string {
  const monday = mondayLater(today);
  const start = dayOf(monday);
  const end = dayOf(new Date(monday.getTime() + DAY));
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zonder vraag//NONSGML//NL',
    'BEGIN:VEVENT',
    `UID:${start}@zondervraag.invalid`,
    `DTSTAMP:${start}T000000Z`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${end}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(note)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}
