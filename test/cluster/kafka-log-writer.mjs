// Appends numbered records to the topic argv[2] on the brokers argv[3…], several at a time, and prints each number once it is
// acknowledged. Runs the built product, so that what is killed is what is shipped.
import { KafkaEventLog } from '../../libs/runtime-cluster/dist/kafka/index.js';
import { writeSync } from 'node:fs';

const [topic, ...brokers] = process.argv.slice(2);
const log = new KafkaEventLog({ brokers, topic, partitions: 4, replication: Math.min(3, brokers.length) });
const padding = 'x'.repeat(300);
let next = 0;

async function appendOnAndOn() {
  for (;;) {
    const number = next++;
    await log.append([{ key: `${number % 7}`, value: Buffer.from(`${number} ${padding}`) }]);
    writeSync(1, `${number}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, appendOnAndOn));
