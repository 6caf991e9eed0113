import { describe, expect, it } from '@jest/globals';
import { checkPassword, hashPassword } from './password.js';

describe('a password', () => {
  it('fits its own hash only, which differs each time and does not contain it', async () => {
    const [first, second] = [await hashPassword('mật khẩu'), await hashPassword('mật khẩu')];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await checkPassword('mật khẩu', first)).toBe(true);
    expect(await checkPassword('mật khẩu ', first)).toBe(false);
    expect(await checkPassword('', first)).toBe(false);
  });

  it('is the same however a keyboard composes its letters', async () => {
    const hash = await hashPassword('mật khẩu'.normalize('NFD'));
    expect(await checkPassword('mật khẩu'.normalize('NFC'), hash)).toBe(true);
  });

  it('fits nobody where there is no account', async () => {
    expect(await checkPassword('mật khẩu')).toBe(false);
  });

  it('is not accepted against a hash of another making', async () => {
    await expect(checkPassword('x', 'md5$abc')).rejects.toThrow('unknown kind');
  });
});
