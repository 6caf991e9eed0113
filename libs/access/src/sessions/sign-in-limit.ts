import { Injectable } from '@nestjs/common';
import { ApiError } from '@nhipbao/platform';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_S = 15 * 60;
/** Tries at one account from one address; generous enough for a person who tries all the passwords they know. */
const PER_ACCOUNT_AND_ADDRESS = 10;
/** Tries at one account from anywhere: a spread-out attack gains nothing, an owner elsewhere still has room. */
const PER_ACCOUNT = 100;
/** Tries from one address: a mobile carrier puts thousands of honest people behind one. */
const PER_ADDRESS = 300;

/** Bounds guesses at passwords, in this process's memory. Addresses are forgotten with the window, never stored. */
@Injectable()
export class SignInLimit {
  private readonly pair = new RateLimiterMemory({ points: PER_ACCOUNT_AND_ADDRESS, duration: WINDOW_S });
  private readonly account = new RateLimiterMemory({ points: PER_ACCOUNT, duration: WINDOW_S });
  private readonly address = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_S });

  /** Counts a try. @throws {ApiError} 429 `too_many_tries` when there were too many */
  async count(email: string, address: string): Promise<void> {
    try {
      await this.address.consume(address);
      await this.pair.consume(`${email} ${address}`);
      await this.account.consume(email);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterS = Math.ceil(refusal.msBeforeNext / 1000);
      throw new ApiError(429, 'too_many_tries', `Too many tries; wait ${retryAfterS} s.`, {
        retry_after_s: retryAfterS,
      });
    }
  }

  /** A right password takes back the tries at the account from this address. */
  async forgive(email: string, address: string): Promise<void> {
    await this.pair.delete(`${email} ${address}`);
  }
}
