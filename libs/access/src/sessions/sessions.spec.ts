import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { Allow, hashSecret, Session, type Role } from '@nhipbao/platform';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { TestServer } from '@nhipbao/testing';
import { AccessModule, UsersService } from '../index.js';

const PASSWORD = 'mật khẩu đủ dài';

@Controller('probe')
class ProbeController {
  @Post()
  @Allow('operator')
  change(): { changed: true } {
    return { changed: true };
  }

  /** Has no rule. */
  @Get('forgotten')
  forgotten(): never {
    throw new Error('Nobody may come here.');
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

describe('signing in and out', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ openControlPlane, imports: [AccessModule, ProbeModule] });
  });
  afterAll(() => server.close());

  async function newUser(email: string, role: Role = 'operator'): Promise<number> {
    const user = { email, name: 'Nguyễn Văn A', role, outletId: null, password: PASSWORD };
    return (await server.app.get(UsersService).create('platform', user)).id;
  }
  const tryWith = (email: string, password: string, headers: Record<string, string> = {}) =>
    server.call('POST', '/v1/session', { body: { email, password }, headers });
  const whoAmI = (headers: Record<string, string>) => server.call('GET', '/v1/session', { headers });

  it('lets in by email in any case, tells who it is, and out again', async () => {
    const id = await newUser('in.out@a.vn', 'regulator');
    const answer = await tryWith(' In.Out@A.vn ', PASSWORD);
    const user = { id, email: 'in.out@a.vn', name: 'Nguyễn Văn A', role: 'regulator', outlet_id: null };
    expect(answer).toMatchObject({ status: 200, body: { user } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^nb_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect(await whoAmI(headers)).toMatchObject({ status: 200, body: { user } });

    const out = await server.call('DELETE', '/v1/session', { headers });
    expect(out).toMatchObject({ status: 204 });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await whoAmI(headers)).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
    });
  });

  it('marks the cookie as secure when a trusted proxy says that the browser came by https', async () => {
    await newUser('secure@a.vn');
    const answer = await tryWith('secure@a.vn', PASSWORD, { 'x-forwarded-proto': 'https' });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('stores the token as a hash only', async () => {
    await newUser('hash@a.vn');
    const { cookie = '' } = await server.signIn('hash@a.vn', PASSWORD);
    const token = cookie.split('=')[1] ?? '';
    const hashes = (await server.source.getRepository(Session).find()).map(({ tokenHash }) => tokenHash);
    expect(hashes).toContain(hashSecret(token));
    expect(hashes).not.toContain(token);
  });

  it('gives one answer to a wrong password, an unknown email and a disabled account', async () => {
    const id = await newUser('disabled@a.vn');
    await newUser('known@a.vn');
    const operator = { kind: 'user', role: 'operator', outletId: null, scopes: [] } as const;
    await server.app.get(UsersService).change(operator, id, { disabled: true });
    const answers = [
      await tryWith('known@a.vn', 'wrong'),
      await tryWith('unknown@a.vn', 'wrong'),
      await tryWith('disabled@a.vn', PASSWORD),
    ];
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 401, body: answers[0]?.body });
    }
    expect(answers[0]?.body).toMatchObject({ error: { code: 'wrong_credentials' } });
  });

  it('stops guessing after ten tries from one address, without telling whether the next was right', async () => {
    await newUser('guessed@a.vn');
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    for (let tries = 0; tries < 10; tries++) {
      expect(await tryWith('guessed@a.vn', 'wrong', headers)).toMatchObject({ status: 401 });
    }
    const refused = await tryWith('guessed@a.vn', PASSWORD, headers);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_tries' } } });
    // The owner, elsewhere, is not locked out.
    expect(await tryWith('guessed@a.vn', PASSWORD, { 'x-forwarded-for': '203.0.113.8' })).toMatchObject({
      status: 200,
    });
  });

  it('refuses another site that signs a visitor in or uses the visitor’s cookie', async () => {
    await newUser('victim@a.vn');
    const evil = { origin: 'https://evil.example' };
    expect(await tryWith('victim@a.vn', PASSWORD, evil)).toMatchObject({ status: 403 });
    const own = await server.signIn('victim@a.vn', PASSWORD);
    const change = (headers: Record<string, string>) =>
      server.call('POST', '/probe', { headers: { ...own, ...headers } });
    expect(await change(evil)).toMatchObject({ status: 403, body: { error: { code: 'cross_origin' } } });
    expect(await change({ 'content-type': 'text/plain' })).toMatchObject({ status: 403 });
    expect(await change({ origin: server.url })).toMatchObject({ status: 201 });
  });

  it('takes no notice of a session that has expired', async () => {
    const id = await newUser('expired@a.vn');
    const headers = await server.signIn('expired@a.vn', PASSWORD);
    await server.source
      .getRepository(Session)
      .update({ userId: id }, { expiresAt: new Date(Date.now() - 1) });
    expect(await whoAmI(headers)).toMatchObject({ status: 401 });
  });

  it('changes the own password against the current one, and ends every session', async () => {
    await newUser('changing@a.vn');
    const [here, there] = [
      await server.signIn('changing@a.vn', PASSWORD),
      await server.signIn('changing@a.vn', PASSWORD),
    ];
    const change = (current_password: string) =>
      server.call('PUT', '/v1/session/password', {
        headers: here,
        body: { current_password, new_password: 'một cái khác' },
      });
    expect(await change('wrong')).toMatchObject({ status: 401 });
    expect(await change(PASSWORD)).toMatchObject({ status: 204 });
    for (const headers of [here, there]) expect(await whoAmI(headers)).toMatchObject({ status: 401 });
    expect(await tryWith('changing@a.vn', PASSWORD)).toMatchObject({ status: 401 });
    await server.signIn('changing@a.vn', 'một cái khác');
  });

  it('closes a route whose rule was forgotten, to operators too', async () => {
    await newUser('curious@a.vn');
    const headers = await server.signIn('curious@a.vn', PASSWORD);
    expect(await server.call('GET', '/probe/forgotten', { headers })).toMatchObject({ status: 403 });
  });

  it.each([
    ['an unknown cookie', { cookie: 'nb_session=abc' }],
    ['an unknown key', { authorization: 'Bearer nbk_abc' }],
    ['no bearer', { authorization: 'Basic abc' }],
    ['nothing in it', { authorization: '' }],
  ])('answers 401 to credentials with %s', async (_name, headers) => {
    expect(await whoAmI(headers)).toMatchObject({ status: 401 });
  });
});
