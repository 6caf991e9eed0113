/** What the answer is in when neither the statement nor the caller says so. */
export const DEFAULT_FORMAT = 'TabSeparated';

const TYPES: [RegExp, string][] = [
  [/^(JSON\w*EachRow\w*|JSONLines|NDJSON|PrettyNDJSON)$/, 'application/x-ndjson; charset=UTF-8'],
  [/^JSON/, 'application/json; charset=UTF-8'],
  [/^CSV/, 'text/csv; charset=UTF-8; header=absent'],
  [/^(TabSeparated|TSV)/, 'text/tab-separated-values; charset=UTF-8'],
  [/^XML$/, 'application/xml; charset=UTF-8'],
  [/^(ArrowStream|Arrow)$/, 'application/vnd.apache.arrow.stream'],
  [
    /^(Native|RowBinary\w*|Parquet|ORC|Avro|MsgPack|BSONEachRow|Protobuf\w*|Npy|RawBLOB)$/,
    'application/octet-stream',
  ],
];

/** Content type of an answer in a format of ClickHouse. */
export function contentTypeOf(format: string): string {
  return TYPES.find(([pattern]) => pattern.test(format))?.[1] ?? 'text/plain; charset=UTF-8';
}
