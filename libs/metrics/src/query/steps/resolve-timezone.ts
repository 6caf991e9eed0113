import { IANAZone } from 'luxon';
import type { Step } from '../plan.js';
import { QueryError } from '../request.js';

/** The runtime still calls this zone by its former name, Asia/Saigon. */
const VIETNAM = 'Asia/Ho_Chi_Minh';

const NAMES = new Set(Intl.supportedValuesOf('timeZone'));
const FIXED = /^(UTC|Etc\/GMT[+-]\d{1,2})$/;

const canonical = (name: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;

/**
 * The one spelling of a zone that every part knows: runtimes take names in any case and with historical aliases, the engine
 * does not. The platform's own zone keeps the name that it is configured by, whatever it was asked by.
 */
function knownZone(asked: string, platformTimezone: string): string | undefined {
  if (!IANAZone.isValidZone(asked)) return undefined;
  const name = canonical(asked);
  const spelled = [platformTimezone, VIETNAM].find((own) => canonical(own) === name);
  return spelled ?? (NAMES.has(name) || FIXED.test(name) ? name : undefined);
}

export const resolveTimezone: Step = (plan, _request, { platformTimezone }) => {
  const timezone = knownZone(plan.timezone, platformTimezone);
  if (timezone === undefined)
    throw new QueryError('timezone', 'an IANA time zone such as Asia/Ho_Chi_Minh is expected');
  return { ...plan, timezone };
};
