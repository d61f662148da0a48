import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readDatabaseUrl } from './database-url.ts';

/** What of each host a client is told. */
const placesOf = (url: string) =>
  readDatabaseUrl(url).map(({ host, port, user, database }) => ({ host, port, user, database }));

describe('DATABASE_URL', () => {
  it('may hold any character in its password, as it is or as a URL writes it', () => {
    // Of %41 nobody can say which of the two was meant, and ?a= behind an @ is a parameter.
    const unit = fc.constantFrom(...' !"#$&\'()*+,-./:;<>?@[\\]^_`{|}~aZ9é€💊');
    const password = fc.string({ unit });
    fc.assert(
      fc.property(password, (secret) => {
        for (const written of [secret, encodeURIComponent(secret)]) {
          const [found] = readDatabaseUrl(
            `postgres://u:${written}@one:5432,two/name?sslmode=disable`,
          );
          assert.deepEqual([found?.user, found?.password, found?.host], ['u', secret, 'one']);
        }
      }),
      { examples: [['a#b/c@d?e:f g&h'], ['@'], ['a@b'], ['a@b/c'], [',@,'], ['é€']] },
    );
  });

  for (const [url, places] of [
    ['postgres://db', [{ host: 'db', port: undefined, user: undefined, database: undefined }]],
    [
      'postgresql://u@one:1,two:2,[::1]:3/name',
      [
        { host: 'one', port: 1, user: 'u', database: 'name' },
        { host: 'two', port: 2, user: 'u', database: 'name' },
        { host: '::1', port: 3, user: 'u', database: 'name' },
      ],
    ],
    [
      'postgres://u@/name?host=/var/run/postgresql&port=6432',
      [{ host: '/var/run/postgresql', port: 6432, user: 'u', database: 'name' }],
    ],
    [
      'postgres://one,two/name?user=me@server&port=7',
      [
        { host: 'one', port: 7, user: 'me@server', database: 'name' },
        { host: 'two', port: 7, user: 'me@server', database: 'name' },
      ],
    ],
  ] as const)
    it(`leads to the hosts of ${url}`, () => {
      assert.deepEqual(placesOf(url), places);
    });

  // The last one kept a reader busy for days, who tried every way to divide it.
  const endless = `postgres://u:Geheim1@db/x?${'a='.repeat(60)}&& `;
  for (const url of [
    'mysql://u:Geheim1@db/x',
    'postgres://u:Geheim1@bad host/x',
    'Geheim1',
    '',
    endless,
  ])
    it(`is refused without being repeated: ${url.replace('Geheim1', '…').slice(0, 40) || 'nothing'}`, () => {
      assert.throws(
        () => readDatabaseUrl(url),
        (error) =>
          /^DATABASE_URL: expected/.test((error as Error).message) &&
          !(error as Error).message.includes('Geheim1'),
      );
    });
});
