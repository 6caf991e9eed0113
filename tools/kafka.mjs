import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaCluster } from './kafka/cluster.mjs';
import { KafkaMissing } from './kafka/jars.mjs';
import { root } from './workspace.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

let brokers = [];
let stopping = false;

async function fail(error) {
  // A broker that is left alone would hold its port and its memory.
  await Promise.all(brokers.map((broker) => broker.stop('SIGKILL')));
  const expected = error instanceof KafkaMissing || error?.code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${expected ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      brokers: { type: 'string', default: '1' },
      port: { type: 'string', default: '9092' },
      data: { type: 'string', default: join(root, 'data/kafka') },
      'heap-mb': { type: 'string', default: '384' },
    },
  });
  const [count, port, heapMb] = [values.brokers, values.port, values['heap-mb']].map(Number);
  if (![1, 3].includes(count)) throw new KafkaMissing('--brokers: expected 1 or 3');
  if (!Number.isInteger(port) || port < 1 || port > 65_000)
    throw new KafkaMissing('--port: expected a port number');
  if (!(heapMb >= 128)) throw new KafkaMissing('--heap-mb: expected a number from 128');
  return { count, port, heapMb, folder: values.data };
}

async function main() {
  const { count, port, heapMb, folder } = readOptions();
  const each = Array.from({ length: count }, (_, index) => index);
  brokers = kafkaCluster({
    folder,
    heapMb,
    ports: each.map((index) => port + index),
    controllerPorts: each.map((index) => port + 100 + index),
  });
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('\nĐang dừng Kafka… / stopping Kafka…');
    Promise.all(brokers.map((broker) => broker.stop())).then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  say(`Đang khởi động ${count} broker… / starting ${count} broker${count > 1 ? 's' : ''}…`);
  // Together: none of three is ready before two of them agree.
  await Promise.all(brokers.map((broker) => broker.start()));
  if (stopping) return;
  say(`Kafka sẵn sàng / ready: NHIPBAO_KAFKA_BROKERS=${brokers.map(({ address }) => address).join(',')}`);
  say(`Dữ liệu / data: ${folder} · Ctrl-C để dừng / to stop`);
  for (const broker of brokers)
    void broker.gone.then((code) => {
      if (!stopping) void fail(new Error(`broker ${broker.settings.id} ended (${code}):\n${broker.output}`));
    });
}

main().catch((error) => {
  // What a stop cuts off is not a fault.
  if (!stopping) void fail(error);
});
