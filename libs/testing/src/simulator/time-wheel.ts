/** Slots are the steps in which the simulator plans and gives out. */
export const SLOT_MS = 60_000;

/** Things that will happen, filed by the minute of their time and given out minute by minute in order of time. */
export class TimeWheel<T extends { at: number }> {
  private readonly slots = new Map<number, T[]>();

  add(thing: T): void {
    const slot = Math.floor(thing.at / SLOT_MS);
    const filed = this.slots.get(slot);
    if (filed === undefined) this.slots.set(slot, [thing]);
    else filed.push(thing);
  }

  /** Removes and returns what happens in a slot, earliest first; equal times keep the order in which they came. */
  take(slot: number): T[] {
    const filed = this.slots.get(slot);
    if (filed === undefined) return [];
    this.slots.delete(slot);
    return filed.sort((a, b) => a.at - b.at);
  }

  get isEmpty(): boolean {
    return this.slots.size === 0;
  }
}
