export interface BrokerSettings {
  /** Number of the broker, from 1. */
  id: number;
  port: number;
  controllerPort: number;
  /** Every broker of the cluster, this one included. */
  voters: readonly { id: number; controllerPort: number }[];
  /** Its configuration and data. */
  folder: string;
  clusterId: string;
  classPath: string;
  heapMb: number;
}

export declare class Broker {
  constructor(settings: BrokerSettings);
  readonly settings: BrokerSettings;
  readonly address: string;
  readonly pid: number | undefined;
  /** The last of what the process said. */
  readonly output: string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}
