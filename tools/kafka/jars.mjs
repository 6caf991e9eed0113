import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pom = join(root, 'infra/kafka/pom.xml');
const LEAST_JAVA = 17;

/** Why brokers cannot be started on this machine, in one line. */
export class KafkaMissing extends Error {
  name = 'KafkaMissing';
}

function assertJava() {
  const { error, stderr = '' } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (error || !(version >= LEAST_JAVA)) {
    const found = error ? 'there is none' : `this is ${version}`;
    throw new KafkaMissing(`Kafka needs Java ${LEAST_JAVA} or newer as \`java\`; ${found}`);
  }
}

/**
 * Resolves the jars that infra/kafka/pom.xml names, once for each version of it, into a folder that git ignores.
 * @returns {string} a class path for `java -cp`
 * @throws {KafkaMissing}
 */
export function kafkaClassPath() {
  assertJava();
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const cache = join(root, 'node_modules/.cache/kafka');
  const folder = join(cache, version);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    // Moved into place when it is whole: a resolution that is cut off leaves nothing that looks complete.
    const partial = join(cache, `${version}.${process.pid}`);
    const resolve = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime'];
    const { error, status, stdout } = spawnSync('mvn', [...resolve, `-DoutputDirectory=${partial}`], {
      encoding: 'utf8',
    });
    if (error) throw new KafkaMissing('Kafka is resolved by Maven: there is no `mvn` on the PATH');
    if (status !== 0) throw new KafkaMissing(`Maven could not resolve Kafka: ${firstError(stdout)}`);
    try {
      renameSync(partial, folder);
    } catch (cause) {
      // Somebody else was faster.
      rmSync(partial, { recursive: true });
      if (!existsSync(folder)) throw cause;
    }
  }
  return join(folder, '*');
}

function firstError(output) {
  const line = output.split('\n').find((text) => text.includes('ERROR'));
  return line ?? 'it gave no reason';
}
