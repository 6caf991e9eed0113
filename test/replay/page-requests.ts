import { readFileSync } from 'node:fs';

/** The page requests of the access log, counted in plain loops and without any code of the product. */
export interface PageRequests {
  total: number;
  byPath: Record<string, number>;
  /** By hour in Vietnam, `2015-05-17T17`. */
  byHour: Record<string, number>;
  /** Of agents that call themselves a robot in so many words. */
  declaredRobots: number;
  /** Of agents that do not even call themselves a browser, and of the declared ones. */
  possibleRobots: number;
}

/** A file name has an ending when letters follow its last dot; then only these are pages. */
const ENDING = /\.[a-z][a-z0-9]{0,7}$/i;
const PAGE_ENDING = /\.(?:html|xhtml|php)$/;
/** Interfaces and feeds for programs. */
const FOR_PROGRAMS = /\/(?:feed|rss|atom|api|xmlrpc\.php)(?:\/|$)/;
const ROBOT = /bot\b|bot[/_-]|spider|crawler|slurp/i;
/** As browsers of the time name themselves, and nothing beside it: no address, no tool, no service. */
const BROWSER =
  /^(?:Mozilla|Opera)\/[\d.]+ ?\((?!.*(?:@|:\/\/|\.com|chromeframe|compatible;\)|google|preview|phantom|library|agent))/i;
const AHEAD_MS = 7 * 3_600_000;

export function countPageRequests(path: string): PageRequests {
  const counted: PageRequests = { total: 0, byPath: {}, byHour: {}, declaredRobots: 0, possibleRobots: 0 };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [before = '', request = '', result = '', , , agent = ''] = line.split('"');
    const [method, target = ''] = request.split(' ');
    const [status = ''] = result.trim().split(' ');
    if (method !== 'GET' || !['200', '203', '304'].includes(status)) continue;
    const [name = ''] = target.split(/[?#]/);
    const last = name.slice(name.lastIndexOf('/') + 1);
    if ((ENDING.test(last) && !PAGE_ENDING.test(last)) || FOR_PROGRAMS.test(name)) continue;
    const [, day, month, year, time = ''] = /\[(\d+)\/(\w+)\/(\d+):([\d:]+) \+0000\]/.exec(before) ?? [];
    const at = Date.parse(`${day} ${month} ${year} ${time} GMT`);
    const hour = new Date(at + AHEAD_MS).toISOString().slice(0, 13);
    counted.total++;
    counted.byPath[name] = (counted.byPath[name] ?? 0) + 1;
    counted.byHour[hour] = (counted.byHour[hour] ?? 0) + 1;
    if (ROBOT.test(agent)) counted.declaredRobots++;
    if (ROBOT.test(agent) || !BROWSER.test(agent)) counted.possibleRobots++;
  }
  return counted;
}
