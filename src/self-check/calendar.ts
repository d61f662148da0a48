const DAY = 86_400_000;
const WEEKS_LATER = 4;
const FRIDAY = 4;

/** The hour of the day at which a reminder sounds; an entry without an alarm reminds nobody. */
const ALARM_HOUR = 9;

/** The words of a calendar entry: neutral, since calendars are shown to others. */
export type Entry = {
  readonly kind: 'plan' | 'questions';
  readonly title: string;
  readonly note: string;
  readonly url?: string;
};

const dayOf = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');

/** A day of the present week, as many weeks later; a week, and no time of the visit. */
function dayOfWeek(today: Date, sinceMonday: number, weeksLater: number): Date {
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const past = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight + (7 * weeksLater - past + sinceMonday) * DAY);
}

/** The Monday of the week that lies four weeks after a day. */
export const mondayLater = (today: Date): Date => dayOfWeek(today, 0, WEEKS_LATER);

/** The Friday after this week's: the weekend that can still be planned for. */
export const nextFriday = (today: Date): Date => dayOfWeek(today, FRIDAY, 1);

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

/** A short number of a text (FNV-1a, 32 bits), no secret: the same text gives the same entry. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(36);
}

/**
 * An entry of iCalendar (RFC 5545) for a whole day, the same whenever in a week it is saved.
 *
 * One entry a file, since Outlook leaves out all others. Calendars that go by UID (Apple, Google) take
 * the same file twice as one entry, and another plan as another. The link stands in the description,
 * since only Apple shows URL. The alarm needs a description of its own, or Outlook complains.
 */
export function writeCalendar({ kind, title, note, url }: Entry, day: Date): string {
  const start = dayOf(day);
  const end = dayOf(new Date(day.getTime() + DAY));
  const description = url ? `${note}\n${url}` : note;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zonder vraag//NONSGML//NL',
    'BEGIN:VEVENT',
    `UID:${kind}-${start}-${checksum(title + description)}@zondervraag.invalid`,
    `DTSTAMP:${start}T000000Z`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${end}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(description)}`,
    ...(url ? [`URL:${url}`] : []),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(title)}`,
    `TRIGGER:PT${ALARM_HOUR}H`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

/** A calendar as a file to save. */
export const calendarFile = (calendar: string): Blob =>
  new Blob([calendar], { type: 'text/calendar' });
