import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { type LinePosition, START } from './read-lines.js';

/** How far one file has been imported. */
export interface FileProgress {
  /** Everything before this place has been answered by the server. */
  done: LinePosition;
  /** From here on equal lines have to be counted again. */
  replayFrom: LinePosition;
  /** First line of the file: another file under the same name starts afresh. */
  firstLine: string;
  pageViews: number;
  otherRequests: number;
  malformed: number;
  /** Numbers of malformed lines, the first ones. */
  malformedLines: number[];
}

interface CheckpointFile {
  version: 1;
  site: string;
  files: Record<string, FileProgress>;
}

const SAVE_EVERY_MS = 500;

export function newProgress(firstLine: string): FileProgress {
  return {
    done: START,
    replayFrom: START,
    firstLine,
    pageViews: 0,
    otherRequests: 0,
    malformed: 0,
    malformedLines: [],
  };
}

/** Remembers the progress of an import in a file, so that it can go on after any kind of end. */
export class Checkpoint {
  private readonly content: CheckpointFile;
  private savedAt = 0;

  /**
   * @param path without one, progress is kept for this run alone
   * @throws Error when the file is of another site or no checkpoint
   */
  constructor(
    private readonly path: string | undefined,
    site: string,
  ) {
    this.content = { version: 1, site, files: {} };
    if (path === undefined || !existsSync(path)) return;
    const saved = JSON.parse(readFileSync(path, 'utf8')) as Partial<CheckpointFile>;
    if (saved.version !== 1 || saved.files === undefined)
      throw new Error(`${path} is no checkpoint of an import`);
    if (saved.site !== site) throw new Error(`${path} belongs to an import for another site`);
    this.content.files = saved.files;
  }

  of(file: string, firstLine: string): FileProgress {
    const known = this.content.files[file];
    return known?.firstLine === firstLine ? known : newProgress(firstLine);
  }

  /** Takes note; writes to disk now and then. */
  record(file: string, progress: FileProgress): void {
    this.content.files[file] = progress;
    if (Date.now() - this.savedAt >= SAVE_EVERY_MS) this.save();
  }

  /** Writes to disk at once; a reader of the file finds the old state or the new one, never a part. */
  save(): void {
    if (this.path === undefined) return;
    const draft = `${this.path}.new`;
    const handle = openSync(draft, 'w');
    writeSync(handle, JSON.stringify(this.content, null, 1));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, this.path);
    this.savedAt = Date.now();
  }
}
