import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { mondayLater, nextFriday, writeCalendar } from './calendar.ts';

describe('the calendar entry', () => {
  const entry = {
    kind: 'questions' as const,
    title: 'Korte vragenlijst, ook; met\\tekens',
    note: 'Twee vragen.\nÉén minuut, ' + 'en heel veel woorden '.repeat(12),
    url: 'https://zondervraag.example/vervolg/#v=1-f111cccb&a=society&b=yes',
  };
  const read = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent');
    assert.ok(event);
    return event;
  };

  it("is valid to a library's parser, and keeps title, note and link", () => {
    const event = read(writeCalendar(entry, mondayLater(new Date(2026, 10, 24, 13, 37))));
    assert.equal(event.getFirstPropertyValue('summary'), entry.title);
    // Most calendars don't show the URL, so the link stands in the description too.
    assert.equal(event.getFirstPropertyValue('description'), `${entry.note}\n${entry.url}`);
    assert.equal(event.getFirstPropertyValue('url'), entry.url);
    assert.equal(String(event.getFirstPropertyValue('dtstart')), '2026-12-21');
  });

  it('has lines of at most 75 octets', () => {
    for (const line of writeCalendar(entry, mondayLater(new Date())).split('\r\n'))
      assert.ok(Buffer.byteLength(line) <= 75, line);
  });

  it('is the same whenever in a week it is saved, so it says nothing of the moment', () => {
    const days = [23, 24, 25, 26, 27, 28, 29].map((day) => new Date(2026, 10, day, day % 24, 5));
    const entries = new Set(days.map((day) => writeCalendar(entry, mondayLater(day))));
    assert.equal(entries.size, 1);
    assert.equal(
      mondayLater(new Date(2026, 10, 30))
        .toISOString()
        .slice(0, 10),
      '2026-12-28',
    );
  });

  it('reminds at nine in the morning of its day, with words of its own', () => {
    const event = read(writeCalendar(entry, mondayLater(new Date())));
    const [alarm, ...others] = event.getAllSubcomponents('valarm');
    assert.deepEqual(others, []);
    assert.equal(alarm?.getFirstPropertyValue('action'), 'DISPLAY');
    assert.equal(String(alarm?.getFirstPropertyValue('trigger')), 'PT9H');
    assert.equal(alarm?.getFirstPropertyValue('description'), entry.title);
  });

  it('is one entry when it is saved twice, and another when it says something else', () => {
    const day = mondayLater(new Date());
    const uidOf = (given: typeof entry | { kind: 'plan'; title: string; note: string }) =>
      read(writeCalendar(given, day)).getFirstPropertyValue('uid');
    assert.equal(uidOf(entry), uidOf({ ...entry }));
    const others = [
      { ...entry, note: 'Iets anders' },
      { ...entry, kind: 'plan' as const },
    ];
    for (const other of others) assert.notEqual(uidOf(other), uidOf(entry));
  });

  it('holds a plan without a link, on the Friday of next week', () => {
    const { title, note } = entry;
    const event = read(
      writeCalendar({ kind: 'plan', title, note }, nextFriday(new Date(2026, 10, 29, 23))),
    );
    assert.equal(String(event.getFirstPropertyValue('dtstart')), '2026-12-04');
    assert.equal(event.getFirstPropertyValue('url'), null);
  });
});
