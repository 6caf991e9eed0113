import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { murmur2, partitionOf } from './murmur2.js';

const peer = kafkajs.Partitioners.DefaultPartitioner();
const byPeer = (key: Buffer, partitions: number): number =>
  peer({
    topic: 't',
    message: { key, value: null },
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({ partitionId, leader: 0 })),
  } as Parameters<typeof peer>[0]);

describe("Kafka's hash of a key", () => {
  // From the tests of Kafka's own client.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ])('of %s', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('chooses the partition that kafkajs chooses', () => {
    for (let length = 0; length < 200; length++) {
      const key = randomBytes(length);
      expect([key.toString('hex'), partitionOf(key, 24)]).toEqual([key.toString('hex'), byPeer(key, 24)]);
    }
  });
});
