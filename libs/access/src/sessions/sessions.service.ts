import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ApiError,
  Config,
  hashSecret,
  recordChange,
  Session,
  unauthenticated,
  User,
  type Principal,
} from '@nhipbao/platform';
import { DataSource, LessThan } from 'typeorm';
import { checkPassword, hashPassword } from '../users/password.js';

const TOKEN_BYTES = 32;
const HOUR_MS = 3_600_000;

const wrongCredentials = () => new ApiError(401, 'wrong_credentials', 'The email or the password is wrong.');

export interface OpenedSession {
  user: User;
  /** For the cookie; only its hash is stored. */
  token: string;
  maxAgeS: number;
}

/** Signs people in and out. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /**
   * An unknown email, a disabled account and a wrong password cannot be told apart, by the answer or by its time.
   * @throws {ApiError} 401 `wrong_credentials`
   */
  async open(email: string, password: string): Promise<OpenedSession> {
    const user = await this.findWithHash({ email, disabled: false });
    if (!(await checkPassword(password, user?.passwordHash)) || !user) throw wrongCredentials();
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const lifeMs = this.config.sessionHours * HOUR_MS;
    const now = Date.now();
    const sessions = this.database.getRepository(Session);
    await sessions.delete({ expiresAt: LessThan(new Date(now)) });
    await sessions.insert({
      tokenHash: hashSecret(token),
      userId: user.id,
      expiresAt: new Date(now + lifeMs),
    });
    return { user, token, maxAgeS: Math.floor(lifeMs / 1000) };
  }

  async close(token: string): Promise<void> {
    await this.database.getRepository(Session).delete({ tokenHash: hashSecret(token) });
  }

  async userOf({ userId }: Principal): Promise<User> {
    const user = await this.database.getRepository(User).findOneBy({ id: userId });
    if (!user) throw unauthenticated();
    return user;
  }

  /** Changes the caller's own password and ends all sessions. @throws {ApiError} 401 when the current one is wrong */
  async changePassword(caller: Principal, current: string, next: string): Promise<void> {
    const user = await this.findWithHash({ id: caller.userId });
    if (!(await checkPassword(current, user?.passwordHash)) || !user) throw wrongCredentials();
    const passwordHash = await hashPassword(next);
    const { id, outletId } = user;
    await this.database.transaction(async (manager) => {
      await manager.update(User, { id }, { passwordHash });
      await manager.delete(Session, { userId: id });
      await recordChange(manager, caller, { action: 'user.password_changed', outletId, objectId: id });
    });
  }

  private findWithHash(where: { email?: string; id?: number; disabled?: boolean }): Promise<User | null> {
    return this.database
      .getRepository(User)
      .createQueryBuilder('user')
      .addSelect('user.passwordHash')
      .where(where)
      .getOne();
  }
}
