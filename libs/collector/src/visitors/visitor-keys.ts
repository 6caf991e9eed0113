import { hash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlatformSecret } from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import type { Connection } from '../pipeline/connection.js';
import { readerNetwork } from '../places/client-address.js';
import { VisitorSalts } from './visitor-salts.js';

const SECRET_NAME = 'visitor_key';

/**
 * Keys by which a reader's events are told to belong together: unsigned 64-bit, decimal, different for each outlet, so
 * that no reader can be followed from one outlet to another.
 */
@Injectable()
export class VisitorKeys implements OnModuleInit {
  private secret: Buffer;

  constructor(
    private readonly database: DataSource,
    private readonly salts: VisitorSalts,
  ) {}

  async onModuleInit(): Promise<void> {
    const secrets = this.database.getRepository(PlatformSecret);
    await secrets
      .createQueryBuilder()
      .insert()
      .values({ name: SECRET_NAME, value: randomBytes(32) })
      .orIgnore()
      .execute();
    this.secret = (await secrets.findOneByOrFail({ name: SECRET_NAME })).value;
  }

  /** Whether a day's salt is at hand. */
  isReady(day: string, nowMs: number): boolean {
    return this.salts.get(day, nowMs) !== undefined;
  }

  /** Resolves when the days' salts are at hand. */
  prepare(days: readonly string[], nowMs: number): Promise<void> {
    return this.salts.load([...new Set(days)], nowMs);
  }

  /** The key of a reader who consented to the first-party identifier. */
  consented(outletId: number, vid: string): string {
    return keyedHash(this.secret, `${outletId}|${vid}`);
  }

  /**
   * The key of a reader who did not, good for the day: from the reader's network and user agent and the day's salt.
   * @param pv stands in for a reader without an address, so that all who share a user agent are not one reader
   */
  daily(outletId: number, day: string, nowMs: number, connection: Connection, pv: string): string {
    const salt = this.salts.get(day, nowMs);
    if (!salt) throw new Error(`The visitor salt of ${day} was not loaded.`);
    if (connection.address === '') return keyedHash(salt, `${outletId}|pv|${pv}`);
    const last = connection.visitor;
    if (last && last.salt === salt && last.outletId === outletId) return last.key;
    const key = keyedHash(salt, `${outletId}|${readerNetwork(connection.address)}|${connection.userAgent}`);
    connection.visitor = { salt, outletId, key };
    return key;
  }
}

/**
 * First 64 bits of SHA-256 over the secret and the message, as an unsigned decimal number. A secret of fixed length in front is as
 * good as HMAC here, because what would lengthen a message needs all 256 bits of its hash; and it takes a third of the time.
 */
function keyedHash(secret: Buffer, message: string): string {
  return BigInt(`0x${hash('sha256', secret.toString('hex') + message, 'hex').slice(0, 16)}`).toString();
}
