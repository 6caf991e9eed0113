/** A place in the log: `(partition, offset)` is a record's identity for ever. */
export interface RecordPlace {
  partition: number;
  offset: number;
}

/** A record that cannot be handled as it is, whatever is tried. */
export interface DeadLetter extends RecordPlace {
  value: Buffer;
  /** One line for a person: what was wrong with it. */
  reason: string;
}

export interface BuriedLetter extends DeadLetter {
  /** When it was buried, epoch ms. */
  buriedAtMs: number;
}

/**
 * Records set aside so that those behind them can go on. They stay until somebody has looked at them: nothing removes them by
 * itself. A part of the event log, on the same store.
 */
export abstract class DeadLetters {
  /** Resolves when every letter is durable. One of the same place is replaced, so that a repetition changes nothing. */
  abstract bury(letters: readonly DeadLetter[]): Promise<void>;

  /** All letters, by partition and offset. */
  abstract list(): Promise<BuriedLetter[]>;

  /** Forgets letters, durably when it resolves; places without one are passed over. */
  abstract remove(places: readonly RecordPlace[]): Promise<void>;
}
