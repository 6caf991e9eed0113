import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Broker } from './broker.mjs';
import { kafkaClassPath } from './jars.mjs';

/**
 * The brokers of a cluster below one folder, not started yet. A folder keeps the cluster's id, so that a later start goes on with
 * its data; the number of brokers and the ports of their controllers stay what they were.
 */
export function kafkaCluster({ folder, ports, controllerPorts, heapMb = 384, security }) {
  const classPath = kafkaClassPath();
  const identity = readIdentity(folder, controllerPorts);
  const voters = identity.controllerPorts.map((controllerPort, index) => ({ id: index + 1, controllerPort }));
  if (voters.length !== ports.length)
    throw new Error(`The data in ${folder} is of ${voters.length} brokers, not of ${ports.length}`);
  return voters.map(
    ({ id, controllerPort }, index) =>
      new Broker({
        id,
        controllerPort,
        port: ports[index],
        voters,
        folder: join(folder, `broker-${id}`),
        clusterId: identity.clusterId,
        classPath,
        heapMb,
        security,
      }),
  );
}

function readIdentity(folder, controllerPorts) {
  const file = join(folder, 'cluster.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const identity = { clusterId: clusterId(), controllerPorts };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(identity));
  return identity;
}

/** Sixteen bytes in base64url; a leading dash would read as an option. */
function clusterId() {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}
