import type { LogPoint } from './chunk.js';

/** How far each consumer group has come, and which of that is not yet durable. */
export class GroupPositions {
  private unsaved = new Map<string, LogPoint>();
  private slowest: LogPoint | undefined;

  constructor(private readonly points: Map<string, LogPoint>) {
    this.slowest = this.findSlowest();
  }

  get(group: string): LogPoint | undefined {
    return this.points.get(group);
  }

  set(group: string, point: LogPoint): void {
    this.points.set(group, point);
    this.unsaved.set(group, point);
    this.slowest = this.findSlowest();
  }

  /** What every group has handled ends here; nothing when there is no group. */
  get handledByAll(): LogPoint | undefined {
    return this.slowest;
  }

  /** Hands over what is to be written. */
  takeUnsaved(): Map<string, LogPoint> {
    const taken = this.unsaved;
    this.unsaved = new Map();
    return taken;
  }

  /** Takes back what could not be written, unless it has moved on since. */
  putBack(failed: Map<string, LogPoint>): void {
    this.unsaved = new Map([...failed, ...this.unsaved]);
  }

  private findSlowest(): LogPoint | undefined {
    let slowest: LogPoint | undefined;
    for (const point of this.points.values()) if (!slowest || point.offset < slowest.offset) slowest = point;
    return slowest;
  }
}
