import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ChdbOptions } from './chdb-options.js';

const MIB = 1024 ** 2;
const OWN_PORT = 9000;

/** The engine's settings that can only be given when it starts. It reads them from a file like any ClickHouse server. */
export function engineConfig({ dataDir, maxMemoryBytes, cluster }: Required<ChdbOptions>): string {
  const settings = {
    max_server_memory_usage: maxMemoryBytes,
    // Caches default to gigabytes, being made for a machine of their own.
    mark_cache_size: 128 * MIB,
    primary_index_cache_size: 64 * MIB,
    index_mark_cache_size: 32 * MIB,
    vector_similarity_index_cache_size: MIB,
    text_index_postings_cache_size: 32 * MIB,
    text_index_header_cache_size: 16 * MIB,
    text_index_tokens_cache_size: 16 * MIB,
    query_condition_cache_size: 32 * MIB,
    compiled_expression_cache_size: 16 * MIB,
    parquet_metadata_cache_size: 16 * MIB,
    iceberg_metadata_files_cache_size: MIB,
  };
  // An acknowledged insert moves the position in the event log: it must survive a power cut as the log itself does.
  const mergeTree = { fsync_after_insert: 1, fsync_part_directory: 1 };
  const backups = { allowed_path: join(resolve(dataDir), 'backups') };
  return `<clickhouse>${elements(settings)}${cluster ? ownCluster(cluster) : ''}${elements({ merge_tree: elements(mergeTree), backups: elements(backups) }, false)}</clickhouse>\n`;
}

/** The engine knows itself by the port that a server would have; nothing listens there. */
function ownCluster(name: string): string {
  const replica = elements({ replica: elements({ host: '127.0.0.1', port: OWN_PORT }) }, false);
  const shard = elements({ shard: `<internal_replication>true</internal_replication>${replica}` }, false);
  return elements({ tcp_port: OWN_PORT, remote_servers: elements({ [name]: shard }, false) }, false);
}

/** Writes the file beside the store and returns its path. */
export function writeEngineConfig(options: Required<ChdbOptions>): string {
  mkdirSync(options.dataDir, { recursive: true });
  const path = join(resolve(options.dataDir), 'store.xml');
  writeFileSync(path, engineConfig(options));
  return path;
}

function elements(values: Record<string, string | number>, escape = true): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escape ? escapeXml(String(value)) : String(value)}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
