import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { hashSecret } from '../directory/api-keys.js';
import { Session } from '../entities/index.js';
import type { Principal } from './principal.js';

/** Finds who is signed in. Always asks the database, so that a disabled person is out with the next request. */
@Injectable()
export class SessionReader {
  constructor(private readonly database: DataSource) {}

  async principal(token: string): Promise<Principal | undefined> {
    const session = await this.database.getRepository(Session).findOne({
      where: { tokenHash: hashSecret(token), expiresAt: MoreThan(new Date()), user: { disabled: false } },
      relations: { user: true },
    });
    if (!session?.user) return undefined;
    const { id, role, outletId } = session.user;
    return { kind: 'user', role, outletId, userId: id, scopes: [] };
  }
}
