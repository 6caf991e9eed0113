import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KafkaMissing } from './jars.mjs';

const logging = fileURLToPath(new URL('../../infra/kafka/log4j2.properties', import.meta.url));
const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;
/** Enough of what a broker says to find why it did not start. */
const KEPT_OUTPUT = 8_192;

/** One broker of a cluster, which is a controller as well. */
export class Broker {
  /** @param {import('./broker.mjs').BrokerSettings} settings */
  constructor(settings) {
    this.settings = settings;
    this.process = undefined;
    this.output = '';
  }

  get address() {
    return `localhost:${this.settings.port}`;
  }

  get pid() {
    return this.process?.pid;
  }

  /** Formats the storage when it is new, starts the process and resolves when it takes connections. */
  async start() {
    if (this.process) throw new Error(`broker ${this.settings.id} is running`);
    this.#format();
    this.output = '';
    const child = this.#java('kafka.Kafka', [this.#properties]);
    this.process = child;
    const gone = once(child, 'exit').then(([code, signal]) => {
      if (this.process === child) this.process = undefined;
      return code ?? signal;
    });
    this.gone = gone;
    await this.#ready(gone);
  }

  /** @param {NodeJS.Signals} signal resolves when the process is gone */
  async stop(signal = 'SIGTERM') {
    this.process?.kill(signal);
    await this.gone;
  }

  async #ready(gone) {
    let ended;
    void gone.then((code) => (ended = code));
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await accepts(this.settings.port))) {
      if (ended !== undefined) throw new Error(`Kafka ended (${ended}) before it was ready:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`Kafka was not ready in time:\n${this.output}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  get #properties() {
    return join(this.settings.folder, 'server.properties');
  }

  #format() {
    const { folder, clusterId, classPath } = this.settings;
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.#properties, serverProperties(this.settings));
    if (existsSync(join(folder, 'log/meta.properties'))) return;
    const args = [
      '-cp',
      classPath,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      clusterId,
      '-c',
      this.#properties,
      ...scramUser(this.settings.security),
    ];
    const { status, stdout, stderr } = spawnSync('java', ['-Xmx128m', ...QUICK_START, ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new KafkaMissing(`Kafka could not format its storage: ${stdout}${stderr}`);
  }

  #java(main, args) {
    const { heapMb, classPath, folder } = this.settings;
    const heap = [`-Xms${Math.min(heapMb, 128)}m`, `-Xmx${heapMb}m`];
    const log = [`-Dlog4j2.configurationFile=${logging}`, `-Dkafka.logs.dir=${folder}`];
    const child = spawn('java', [...heap, ...QUICK_START, ...log, '-cp', classPath, main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk) => (this.output = (this.output + chunk).slice(-KEPT_OUTPUT));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // One that never began gives no exit.
    child.on('error', (error) => {
      keep(error.message);
      child.emit('exit', 1, null);
    });
    return child;
  }
}

/** Small machines start a broker in about half the time without the last compiler tier. */
const QUICK_START = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true)).on('error', () => end(false));
  });
}

const scramUser = (security) =>
  security
    ? ['--add-scram', `SCRAM-SHA-512=[name=${security.user.name},password=${security.user.password}]`]
    : [];

/** How a listener of this name is protected. */
const securityProperties = ({ keystore, keystorePassword, certificate, user }) => ({
  'inter.broker.listener.name': 'SASL_SSL',
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
  'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${user.name}" password="${user.password}";`,
  'ssl.keystore.type': 'PKCS12',
  'ssl.keystore.location': keystore,
  'ssl.keystore.password': keystorePassword,
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.location': certificate,
});

function serverProperties({ id, port, controllerPort, voters, folder, security }) {
  const listener = security ? 'SASL_SSL' : 'PLAINTEXT';
  const replicas = Math.min(3, voters.length);
  const inSync = replicas === 3 ? 2 : 1;
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters
      .map((voter) => `${voter.id}@localhost:${voter.controllerPort}`)
      .join(','),
    listeners: `${listener}://localhost:${port},CONTROLLER://localhost:${controllerPort}`,
    'advertised.listeners': `${listener}://localhost:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': `${listener}:${listener},CONTROLLER:PLAINTEXT`,
    'log.dirs': join(folder, 'log'),
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 6,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'unclean.leader.election.enable': false,
    'auto.create.topics.enable': false,
    'delete.topic.enable': true,
    // A lost broker is noticed sooner than in the nine seconds that suit a large cluster.
    'broker.session.timeout.ms': 6000,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
    ...(security && securityProperties(security)),
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
