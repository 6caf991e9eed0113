/** Far below what a topic takes in one batch, even when nothing of it can be compressed and all has one key. */
const SLICE_BYTES = 1024 * 1024;

/** The records in order, in runs that one request can carry. */
export function* sendSlices<R extends { value: Buffer | null }>(
  records: readonly R[],
  sliceBytes = SLICE_BYTES,
): Generator<R[]> {
  let slice: R[] = [];
  let bytes = 0;
  for (const record of records) {
    const length = record.value?.length ?? 0;
    if (slice.length > 0 && bytes + length > sliceBytes) {
      yield slice;
      slice = [];
      bytes = 0;
    }
    slice.push(record);
    bytes += length;
  }
  if (slice.length > 0) yield slice;
}
