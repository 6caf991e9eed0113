import type { Broker, BrokerSecurity } from './broker.mjs';

export interface ClusterSettings {
  folder: string;
  /** One for each broker. */
  ports: readonly number[];
  /** One for each broker; they count only at the first start on a folder. */
  controllerPorts: readonly number[];
  heapMb?: number;
  security?: BrokerSecurity;
}

export declare function kafkaCluster(settings: ClusterSettings): Broker[];
