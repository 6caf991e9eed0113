import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { openControlPlane } from '@nhipbao/runtime-standalone';
import { TestServer } from '@nhipbao/testing';
import { Type } from 'class-transformer';
import { IsEmail, IsInt, Max, ValidateNested } from 'class-validator';
import { Public } from '../auth/index.js';
import { Line, MayBeAbsent, PathId } from '../http/index.js';
import { invalidRequest, unavailable } from './index.js';

class Part {
  @IsInt()
  @Max(10)
  count: number;
}

class Thing {
  @Line(5)
  name: string;

  @MayBeAbsent()
  @IsEmail()
  email?: string;

  @MayBeAbsent()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[];
}

@Public()
@Controller('things')
class ThingsController {
  @Post()
  create(@Body() thing: Thing): Thing {
    return thing;
  }

  @Get('boom')
  boom(): never {
    throw new Error('the secret is 42');
  }

  @Get('away')
  away(): never {
    throw unavailable('Come back later.');
  }

  @Get('refused')
  refused(): never {
    throw invalidRequest([{ field: 'text', expected: 'something else' }]);
  }

  @Get(':id')
  byId(@PathId() id: number): { id: number } {
    return { id };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('every error of the application', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({
      openControlPlane,
      imports: [ThingsModule],
      environment: { NHIPBAO_MAX_BODY_BYTES: '1024' },
    });
  });
  afterAll(() => server.close());

  const error = (code: string) => ({ error: { code, message: expect.any(String) as unknown } });
  const invalid = (...details: { field: string; expected: unknown }[]) => ({
    error: { code: 'invalid_request', message: expect.any(String) as unknown, details },
  });
  const post = (body: unknown) => server.call('POST', '/things', { body });

  it('names each bad field of a request, nested ones by their path, and what was expected', async () => {
    const answer = await post({ name: 'too long', email: 'no', parts: [{ count: 1 }, { count: 11 }] });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body).toEqual(
      invalid(
        { field: 'name', expected: 'must be shorter than or equal to 5 characters' },
        { field: 'email', expected: 'must be an email' },
        { field: 'parts.1.count', expected: 'must not be greater than 10' },
      ),
    );
  });

  it('refuses a field that nobody asked for', async () => {
    const answer = await post({ name: 'a', role: 'operator' });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body).toEqual(invalid({ field: 'role', expected: 'no field of this name' }));
  });

  it.each([
    ['null in a field that may be left out', { name: 'a', email: null }],
    ['a control character', { name: 'a\u0000' }],
    ['only white space', { name: '  ' }],
    ['a number for a text', { name: 1 }],
    ['an object for a list', { name: 'a', parts: { count: 'x' } }],
    ['an empty object', {}],
    ['an array', []],
    ['a bare text', '"x"'],
    ['a bare number', '1'],
    ['null', 'null'],
    ['a prototype', '{"name":"a","constructor":{"prototype":{}}}'],
  ])('answers 4xx, never 500, to %s', async (_name, body) => {
    const { status, body: told } = await post(body);
    expect([400, 422]).toContain(status);
    expect(told).toMatchObject({ error: { message: expect.any(String) } });
  });

  it.each([
    ['{"name": ', 400, 'invalid_json'],
    [' ', 400, 'invalid_json'],
    ['{"__proto__": {}}', 400, 'invalid_json'],
    [`{"name": "${'x'.repeat(2000)}"}`, 413, 'body_too_large'],
  ])('answers the body %j with %d %s', async (body, status, code) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status });
    expect(answer.body).toEqual(error(code));
  });

  it('answers 415 to a body of another kind', async () => {
    const answer = await server.call('POST', '/things', {
      body: '<a/>',
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer).toMatchObject({ status: 415, body: error('unsupported_media_type') });
  });

  it.each(['/nowhere', '/things/0', '/things/-1', '/things/1.5', '/things/9999999999', '/things/x'])(
    'answers 404 to GET %s',
    async (path) => {
      expect(await server.call('GET', path)).toMatchObject({ status: 404, body: error('not_found') });
    },
  );

  it('gives an error of ours as it stands', async () => {
    const { status, body } = await server.call('GET', '/things/away');
    expect({ status, body }).toEqual({
      status: 503,
      body: { error: { code: 'unavailable', message: 'Come back later.' } },
    });
    expect(await server.call('GET', '/things/refused')).toMatchObject({ status: 422 });
  });

  it('keeps to itself what went wrong when nobody foresaw it', async () => {
    const answer = await server.call('GET', '/things/boom');
    expect(answer).toMatchObject({ status: 500, body: error('internal') });
    expect(JSON.stringify(answer.body)).not.toContain('42');
  });

  it('answers 400 to an address that is no address', async () => {
    expect(await server.call('GET', '/things/%zz')).toMatchObject({
      status: 400,
      body: error('bad_request'),
    });
  });

  it('answers 400 to what is not HTTP', async () => {
    const { port } = new URL(server.url);
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toEqual(error('bad_request'));
  });

  it('probes: alive, ready with each check, and metrics', async () => {
    expect(await server.call('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
    const ready = await server.call('GET', '/health/ready');
    expect(ready).toMatchObject({ status: 200 });
    expect(ready.body).toEqual({
      status: 'up',
      checks: { site_directory: { status: 'up' }, api_keys: { status: 'up' } },
    });
    expect((await server.call('GET', '/metrics')).body).toContain('process_cpu_seconds_total');
  });
});
