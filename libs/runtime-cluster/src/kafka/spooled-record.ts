import type { LogRecord } from '@nhipbao/platform';

/*
 * The spool's log keeps no keys, so a record brings its own: u16 little-endian length of the key, the key, the value.
 */
const LENGTH_BYTES = 2;
const MAX_KEY_BYTES = 0xffff;

export function encodeSpooled({ key, value }: LogRecord): Buffer {
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes > MAX_KEY_BYTES)
    throw new RangeError(`A key of ${keyBytes} bytes is above the log's ${MAX_KEY_BYTES}`);
  const spooled = Buffer.allocUnsafe(LENGTH_BYTES + keyBytes + value.length);
  spooled.writeUInt16LE(keyBytes, 0);
  spooled.write(key, LENGTH_BYTES);
  spooled.set(value, LENGTH_BYTES + keyBytes);
  return spooled;
}

export function decodeSpooled(spooled: Buffer): LogRecord {
  const valueAt = LENGTH_BYTES + spooled.readUInt16LE(0);
  return { key: spooled.toString('utf8', LENGTH_BYTES, valueAt), value: spooled.subarray(valueAt) };
}
