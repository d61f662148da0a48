import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createPostgresConnection } from '../tally/postgres-connection.ts';
import { readSettings } from './settings.ts';

const PASSWORD = 'Geheim1en2';

/** Ways to write an address of a database that can't be read, or leads nowhere. */
const UNREADABLE = [
  `mysql://tally:${PASSWORD}@db/name`,
  `${PASSWORD}`,
  `postgres:/tally:${PASSWORD}@db/name`,
  ` postgres://tally:${PASSWORD}@db/name`,
  `postgres//tally:${PASSWORD}@db/name`,
];
const NOWHERE = [
  `postgres://tally:${PASSWORD}@127.0.0.1:1/name`,
  `postgres://tally:${PASSWORD}#/?@127.0.0.1:1,127.0.0.1:2/name`,
  `postgres://tally:${PASSWORD}@nowhere.invalid/name`,
  `postgres://tally:${PASSWORD}@127.0.0.1:1/name?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`,
  `postgres://127.0.0.1:1/name?user=tally&password=${PASSWORD}`,
  `postgres://tally:${PASSWORD}@bad host/name`,
];

/** All that an error says, and what it carries along. */
const wordsOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.message} ${error.stack} ${JSON.stringify(error)}`
    : String(error);

describe('a password', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const url of UNREADABLE)
    it(`is in no complaint about the setting ${url.replace(PASSWORD, '…')}`, () => {
      assert.throws(
        () => readSettings({ DATABASE_URL: url }),
        (error) =>
          /^DATABASE_URL: found/.test((error as Error).message) &&
          !wordsOf(error).includes(PASSWORD),
      );
    });

  it('is in no complaint about another setting that may hold one', () => {
    assert.throws(
      () => readSettings({ SITE_URL: `ftp://name:${PASSWORD}@site.example` }),
      (error) => /^SITE_URL/.test((error as Error).message) && !wordsOf(error).includes(PASSWORD),
    );
  });

  for (const url of NOWHERE)
    it(`is in no error of a database that is not there: ${url.replace(PASSWORD, '…')}`, async () => {
      const connection = createPostgresConnection(url);
      await assert.rejects(
        connection.inTransaction(({ query }) => query('SELECT 1')),
        (error) => !wordsOf(error).includes(PASSWORD),
      );
      await connection.close();
    });

  for (const command of ['export', 'report', 'backup copy.sqlite', 'restore copy.sqlite'])
    for (const url of [UNREADABLE[0], NOWHERE[0]])
      it(`is nowhere in what measure ${command} says, with ${String(url).replace(PASSWORD, '…')}`, () => {
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          ['analytics/cli.ts', ...command.split(' ')],
          { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder, DATABASE_URL: url } },
        );
        assert.notEqual(status, 0);
        assert.ok(stderr.length > 0 && !`${stdout}${stderr}`.includes(PASSWORD), stderr);
      });
});
