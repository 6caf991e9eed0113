/** Connections in TLS, by one user. */
export interface BrokerSecurity {
  /** The broker's certificate, which vouches for itself: PKCS #12 with its key, and PEM. */
  keystore: string;
  keystorePassword: string;
  certificate: string;
  user: { name: string; password: string };
}

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
  /** Without it anybody may connect in plain text. */
  security?: BrokerSecurity;
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
