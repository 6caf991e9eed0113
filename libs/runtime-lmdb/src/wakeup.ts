/** Lets consumers sleep until something is appended. */
export class Wakeup {
  private sleeping = new Set<() => void>();

  /** Wakes everyone who sleeps now. */
  wake(): void {
    const woken = this.sleeping;
    this.sleeping = new Set();
    for (const resume of woken) resume();
  }

  /** Resolves at the next {@link wake}, when `signal` aborts, or after `timeoutMs`, whichever comes first. */
  sleep(signal: AbortSignal, timeoutMs = Infinity): Promise<void> {
    if (signal.aborted || timeoutMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', resume);
        this.sleeping.delete(resume);
        resolve();
      };
      const timer = timeoutMs < Infinity ? setTimeout(resume, timeoutMs) : undefined;
      signal.addEventListener('abort', resume);
      this.sleeping.add(resume);
    });
  }
}
