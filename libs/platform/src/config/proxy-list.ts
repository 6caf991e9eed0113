import { BlockList, isIP } from 'node:net';
import { buildMessage, ValidateBy } from 'class-validator';

const NAMED_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Whether `text` is an address or a CIDR range. */
function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    // Too many bits for the family: addSubnet is what knows the limits.
    return false;
  }
}

/** Fastify's `trustProxy` for a validated list: the ranges, or false when no proxy is trusted. */
export function trustedProxies(list: string): string[] | false {
  return list === 'none' ? false : list.split(',').map((part) => part.trim());
}

export function isProxyList(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const proxies = trustedProxies(value);
  return proxies === false || proxies.every((part) => NAMED_RANGES.has(part) || isAddressOrRange(part));
}

export function IsProxyList(): PropertyDecorator {
  return ValidateBy({
    name: 'isProxyList',
    validator: { validate: isProxyList, defaultMessage: buildMessage(() => '$property must list proxies') },
  });
}
