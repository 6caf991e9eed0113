/**
 * How a member of a group behaves. The wait of a fetch is short because whatever else is asked of the same broker, heartbeats and
 * commits included, stands in line behind it; larger batches are made by waiting in the process.
 */
export const TOPIC_SESSION = {
  allowAutoTopicCreation: false,
  metadataMaxAge: 30_000,
  rebalanceTimeout: 20_000,
  minBytes: 128 * 1024,
  maxWaitTimeInMs: 100,
};
