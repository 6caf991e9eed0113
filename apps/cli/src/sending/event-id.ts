import { createHash } from 'node:crypto';

/**
 * A UUID that always belongs to the same record of the same site (name-based, version 5 of RFC 9562): importing a record
 * again repeats its event instead of adding one.
 */
export function eventId(site: string, record: string): string {
  const digest = createHash('sha1').update(`nhipbao/${site}\n${record}`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
