import { describe, expect, it } from '@jest/globals';
import { type LoggedRequest, parseCombinedLine } from './combined-line.js';
import { deliveredPage } from './page-delivery.js';

const parse = (line: string) => parseCombinedLine(line, 7 * 60);

describe('a line in combined format', () => {
  it.each<[string, string, Partial<LoggedRequest>]>([
    [
      'of Apache',
      '203.0.113.9 - - [17/May/2015:10:05:03 +0000] "GET /bai/1.html HTTP/1.1" 200 203023 "http://a.example/" "Mozilla/5.0 (X11)"',
      {
        ip: '203.0.113.9',
        at: Date.UTC(2015, 4, 17, 10, 5, 3),
        method: 'GET',
        target: '/bai/1.html',
        status: 200,
        referrer: 'http://a.example/',
        userAgent: 'Mozilla/5.0 (X11)',
      },
    ],
    [
      'with a user, an offset to the east and nothing known of the client',
      '2001:db8::1 - lan nguyen [01/Nov/2026:07:00:00 +0700] "GET / HTTP/2.0" 304 - "-" "-"',
      { ip: '2001:db8::1', at: Date.UTC(2026, 10, 1), status: 304, referrer: '', userAgent: '' },
    ],
    [
      'with quotes and bytes written out, and fields of its own at the end',
      String.raw`1.2.3.4 - - [01/Nov/2026:00:00:00 -0330] "GET /a\"b HTTP/1.1" 200 1 "-" "x\x22y" 0.004 "upstream"`,
      { at: Date.UTC(2026, 10, 1, 3, 30), target: '/a"b', userAgent: 'x"y' },
    ],
    [
      'whose time names no offset',
      '1.2.3.4 - - [01/Nov/2026:07:00:00] "GET / HTTP/1.1" 200 1 "-" "x"',
      { at: Date.UTC(2026, 10, 1) },
    ],
    [
      'of a client that sent nothing',
      '1.2.3.4 - - [01/Nov/2026:07:00:00 +0700] "-" 408 0 "-" "-"',
      { method: '', target: '', status: 408 },
    ],
  ])('%s is read', (_, line, expected) => expect(parse(line)).toMatchObject(expected));

  it.each([
    ['cut short', '1.2.3.4 - - [01/Nov/2026:07:00:00 +0700] "GET / HTTP/1.1" 200 1 "-" "Mozil'],
    [
      'common format, without referrer and agent',
      '1.2.3.4 - - [01/Nov/2026:07:00:00 +0700] "GET / HTTP/1.1" 200 1',
    ],
    ['a month that is none', '1.2.3.4 - - [01/Foo/2026:07:00:00 +0700] "GET / HTTP/1.1" 200 1 "-" "x"'],
    ['something else', 'Nov  1 07:00:00 kernel: hello'],
    ['empty', ''],
  ])('%s is malformed', (_, line) => expect(parse(line)).toBeUndefined());
});

describe('a page delivery', () => {
  const request = (target: string, status = 200, method = 'GET') =>
    deliveredPage({ ip: '', at: 0, method, target, status, referrer: '', userAgent: '' });

  it.each(['/', '/thoi-su/', '/thoi-su/bao-so-3', '/bai-1.html', '/index.php?id=7', '/2014.10/tin', '/v1.2'])(
    '%s is one',
    (target) => expect(request(target)).toBe(target),
  );
  it('keeps path and query alone', () => expect(request('http://a.example/x?y=1#z')).toBe('/x?y=1'));
  it('may be a page that the browser still had', () => expect(request('/x', 304)).toBe('/x'));
  it.each([
    '/a.css',
    '/a.JS?v=2',
    '/anh.jpg',
    '/favicon.ico',
    '/robots.txt',
    '/sitemap.xml',
    '/bao-cao.pdf',
    '/feed/',
    '/tin/rss',
    '/api/x',
    '*',
    '',
  ])('%s is none', (target) => expect(request(target)).toBeUndefined());
  it.each([206, 301, 302, 400, 404, 500])('status %i is none', (status) =>
    expect(request('/x', status)).toBeUndefined(),
  );
  it.each(['HEAD', 'POST', 'OPTIONS', ''])('method “%s” is none', (method) =>
    expect(request('/x', 200, method)).toBeUndefined(),
  );
});
