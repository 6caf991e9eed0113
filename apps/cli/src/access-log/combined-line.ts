/** One request as the combined log format of Apache and nginx records it. */
export interface LoggedRequest {
  ip: string;
  /** Epoch ms; the format knows whole seconds. */
  at: number;
  /** Empty when the client sent none that could be read. */
  method: string;
  target: string;
  status: number;
  referrer: string;
  userAgent: string;
}

const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;
const COMBINED = new RegExp(
  String.raw`^(\S+) \S+ .*? ?\[([^\]]+)\] ${QUOTED} (\d{3}) (?:\d+|-) ${QUOTED} ${QUOTED}`,
);
const TIME = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-])(\d{2}):?(\d{2}))?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const REQUEST = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/;

/**
 * Reads a line; undefined when it is none of the format. Fields after the user agent are passed over.
 * @param offsetMinutes east of UTC, for logs whose times name no offset
 */
export function parseCombinedLine(line: string, offsetMinutes: number): LoggedRequest | undefined {
  const match = COMBINED.exec(line);
  if (match === null) return undefined;
  const [, ip = '', time = '', request = '', status = '', referrer = '', userAgent = ''] = match;
  const at = parseTime(time, offsetMinutes);
  if (at === undefined) return undefined;
  const [, method = '', target = ''] = REQUEST.exec(unescape(request)) ?? [];
  return {
    ip,
    at,
    method,
    target,
    status: Number(status),
    referrer: referrer === '-' ? '' : unescape(referrer),
    userAgent: userAgent === '-' ? '' : unescape(userAgent),
  };
}

function parseTime(text: string, offsetMinutes: number): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, day, month = '', year, hour, minute, second, sign, offsetHours, offsetRest] = match;
  const monthIndex = MONTHS.indexOf(month);
  if (monthIndex < 0) return undefined;
  const utc = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
  const named = (Number(offsetHours) * 60 + Number(offsetRest)) * (sign === '-' ? -1 : 1);
  return utc - (sign === undefined ? offsetMinutes : named) * 60_000;
}

/** Servers write quotes and unprintable bytes as `\"` and `\xHH`. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x([0-9A-Fa-f]{2})|(.))/g, (_, hex: string | undefined, plain: string) =>
    hex === undefined ? plain : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
