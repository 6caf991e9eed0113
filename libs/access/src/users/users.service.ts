import { Injectable } from '@nestjs/common';
import {
  assertOutlet,
  invalidRequest,
  notFound,
  recordChange,
  Session,
  User,
  type Actor,
  type Principal,
  type Role,
} from '@nhipbao/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { conflict, refusingDuplicates } from '../conflict.js';
import { defined } from '../defined.js';
import { hashPassword } from './password.js';
import { OUTLET_ROLES, SECTOR_ROLES, type UserChange } from './user.dto.js';

export interface UserToCreate {
  /** In lower case. */
  email: string;
  name: string;
  role: Role;
  /** Null for operators and regulators. */
  outletId: number | null;
  password: string;
}

const EMAIL_TAKEN = 'There is a user with this email.';

/** Changes people; every change is audited. */
@Injectable()
export class UsersService {
  constructor(private readonly database: DataSource) {}

  /** People of an outlet, or those of no outlet when it is null. */
  list(outletId: number | null): Promise<User[]> {
    return this.database
      .getRepository(User)
      .find({ where: { outletId: outletId ?? IsNull() }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** @throws {ApiError} 409 when the email is taken */
  async create(actor: Actor, { email, name, role, outletId, password }: UserToCreate): Promise<User> {
    const passwordHash = await hashPassword(password);
    const work = this.database.transaction(async (manager) => {
      const user = await manager.save(manager.create(User, { email, name, role, outletId, passwordHash }));
      const details = { email, name, role };
      await recordChange(manager, actor, { action: 'user.created', outletId, objectId: user.id, details });
      return user;
    });
    return refusingDuplicates(EMAIL_TAKEN, work);
  }

  /**
   * Takes effect with the person's next request; a new password and a disabling end all sessions.
   * @throws {ApiError} 404 when the caller manages no such user, 409 on the own account or a taken email, 422 on a role
   * that would move the person between an outlet and the sector
   */
  async change(caller: Principal, id: number, change: UserChange): Promise<User> {
    const { password, ...open } = change;
    // A new password of one's own needs the current one: `PUT /v1/session/password`.
    if (
      id === caller.userId &&
      (open.role !== undefined || open.disabled === true || password !== undefined)
    ) {
      throw conflict('Nobody changes the role or the password of the own account here, or disables it.');
    }
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const work = this.database.transaction(async (manager) => {
      const user = await this.ownUser(manager, caller, id);
      const roles: readonly Role[] = user.outletId === null ? SECTOR_ROLES : OUTLET_ROLES;
      if (open.role !== undefined && !roles.includes(open.role)) {
        throw invalidRequest([{ field: 'role', expected: `one of ${roles.join(', ')}` }]);
      }
      const saved = await manager.save(Object.assign(user, defined({ ...open, passwordHash })));
      if (passwordHash !== undefined || open.disabled === true) await manager.delete(Session, { userId: id });
      const details = { ...defined(open), ...(password === undefined ? {} : { password: 'changed' }) };
      await recordChange(manager, caller, {
        action: 'user.changed',
        outletId: user.outletId,
        objectId: id,
        details,
      });
      return saved;
    });
    return refusingDuplicates(EMAIL_TAKEN, work);
  }

  async remove(caller: Principal, id: number): Promise<void> {
    if (id === caller.userId) throw conflict('Nobody deletes the own account.');
    await this.database.transaction(async (manager) => {
      const user = await this.ownUser(manager, caller, id);
      const { outletId, email } = user;
      await manager.remove(user);
      await recordChange(manager, caller, {
        action: 'user.deleted',
        outletId,
        objectId: id,
        details: { email },
      });
    });
  }

  /** The user, locked, if it is one that the caller manages. */
  private async ownUser(manager: EntityManager, caller: Principal, id: number): Promise<User> {
    const user = await manager.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!user) throw notFound();
    // People of no outlet are the operators' business: for a manager they do not exist.
    if (user.outletId !== null) assertOutlet(caller, user.outletId);
    else if (caller.role !== 'operator') throw notFound();
    return user;
  }
}
