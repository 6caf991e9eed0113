// Appends numbered records, several at a time, and prints each number once it is acknowledged. Its one argument is the log's
// options as JSON, with `spool` among them for a spool in front of it. Runs the built product, so that what is killed is what is
// shipped.
import { KafkaEventLog, SpoolingEventLog } from '../../libs/runtime-cluster/dist/kafka/index.js';
import { writeSync } from 'node:fs';

const { spool, ...options } = JSON.parse(process.argv[2]);
const kafka = new KafkaEventLog(options);
const log = spool ? await SpoolingEventLog.open(kafka, spool) : kafka;
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
