export interface ChdbOptions {
  /** Data folder of the installation; the store is its subfolder `store`. */
  dataDir: string;
  /** Most memory that all queries and merges of the engine may take together; a query above it fails, alone. */
  maxMemoryBytes?: number;
  /** Sessions that serve the `query` purpose: that many analytical queries run at once, further ones wait their turn. */
  querySessions?: number;
  /** Name of a cluster whose only server is this engine, so that Distributed tables can be tried without servers; none by default. */
  cluster?: string;
}

export const defaultChdbOptions = {
  maxMemoryBytes: 2 * 1024 ** 3,
  querySessions: 2,
  cluster: '',
} satisfies Omit<Required<ChdbOptions>, 'dataDir'>;
