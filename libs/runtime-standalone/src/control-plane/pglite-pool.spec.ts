import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PGlite } from '@electric-sql/pglite';
import { PGlitePool, type PGliteConnection } from './pglite-pool.js';

function take(pool: PGlitePool): Promise<[PGliteConnection, () => void]> {
  return new Promise((resolve, reject) => {
    pool.connect((error, connection, release) => {
      if (connection && release) resolve([connection, release]);
      else reject(error ?? new Error('Neither a connection nor an error came.'));
    });
  });
}

describe('PGlitePool', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    await database.exec('CREATE TABLE notes (text text)');
  });
  afterAll(() => database.close());

  it('hands the connection over in the order of asking, and to nobody before it is released', async () => {
    const pool = new PGlitePool(database, 60_000);
    const [, releaseFirst] = await take(pool);
    const order: string[] = [];
    const second = take(pool).then(([, release]) => {
      order.push('second');
      release();
    });
    const third = take(pool).then(([, release]) => {
      order.push('third');
      release();
    });
    await database.query('SELECT 1');
    expect(order).toEqual([]);
    releaseFirst();
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
  });

  it('takes a second release of the same holder for nothing', async () => {
    const pool = new PGlitePool(database, 60_000);
    const [, release] = await take(pool);
    release();
    const [, releaseSecond] = await take(pool);
    release();
    const third = take(pool);
    let handed = false;
    void third.then(() => (handed = true));
    await database.query('SELECT 1');
    expect(handed).toBe(false);
    releaseSecond();
    await third;
  });

  it('ends the transaction of a holder that left it open', async () => {
    const pool = new PGlitePool(database, 60_000);
    const [connection, release] = await take(pool);
    await connection.query('START TRANSACTION');
    await connection.query('SAVEPOINT one');
    await connection.query(`INSERT INTO notes VALUES ('left behind')`);
    await connection.query('ROLLBACK TO SAVEPOINT one');
    await connection.query(`INSERT INTO notes VALUES ('left behind too')`);
    release();
    const [next, releaseNext] = await take(pool);
    expect(await next.query('SELECT text FROM notes')).toMatchObject({ rows: [] });
    releaseNext();
  });

  it('tells a holder that asks for a second connection instead of letting it wait for itself', async () => {
    const pool = new PGlitePool(database, 1);
    const [, release] = await take(pool);
    await expect(take(pool)).rejects.toThrow('busy');
    release();
    const [, releaseSecond] = await take(pool);
    releaseSecond();
  });

  it('refuses those who wait when it ends, and everybody after', async () => {
    const own = await PGlite.create();
    const pool = new PGlitePool(own, 60_000);
    await take(pool);
    const waiting = take(pool);
    const ended = new Promise<void>((resolve, reject) =>
      pool.end((error) => (error ? reject(error) : resolve())),
    );
    await expect(waiting).rejects.toThrow('closed');
    await ended;
    await expect(take(pool)).rejects.toThrow('closed');
  });
});
