import { isRefusedAsData } from './refused-as-data.js';
import type { PlacedRecord, TableRows } from './row-buffers.js';

/** A record that the store refuses, and why. */
export interface RefusedRecord extends PlacedRecord {
  reason: string;
}

/** When this many are refused, and more than are taken, it is not the records: the tables are older than what writes them. */
const TOO_MANY_REFUSED = 1_000;

/**
 * Inserts rows. Those that the store refuses for what is in them are found by halving and handed back; the others are in. Rows that
 * were inserted before something else failed replace themselves when they come again.
 * @param throwIfGivenUp throws when nobody waits for the rows any more
 * @throws what the store fails with otherwise, and Error when it refuses nearly everything
 */
export async function insertSifted(
  rows: TableRows,
  insert: (lines: Buffer) => Promise<void>,
  throwIfGivenUp: () => void,
): Promise<RefusedRecord[]> {
  const refused: RefusedRecord[] = [];
  let taken = 0;

  async function sift(from: number, to: number, again = false): Promise<void> {
    throwIfGivenUp();
    try {
      await insert(rows.lines(from, to));
      taken += to - from;
    } catch (error) {
      if (!isRefusedAsData(error)) throw error;
      if (to - from > 1) {
        const middle = (from + to) >> 1;
        await sift(from, middle);
        await sift(middle, to);
        return;
      }
      // Once more: nothing is set aside for what befell a request on its way.
      if (!again) return sift(from, to, true);
      const placed = rows.at(from);
      if (placed)
        refused.push({ ...placed, reason: `${error.type ?? error.code}: ${oneLine(error.message)}` });
      if (refused.length >= TOO_MANY_REFUSED && refused.length > taken)
        throw new Error(
          `The store refuses nearly every record; are its tables of this version? ${oneLine(error.message)}`,
          { cause: error },
        );
    }
  }

  if (rows.count > 0) await sift(0, rows.count);
  return refused;
}

const MAX_REASON = 300;

/** A reason is for a person; the value stands beside it. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, MAX_REASON);
}
