/** What a runtime tells the features about the process that they are in. */
export abstract class ProcessTerms {
  /**
   * Name of the process among those that share a control plane. One that comes back under its old name goes on with its leases at
   * once; one with a name of its own waits until the old lease has ended.
   */
  abstract readonly leaseHolder: string;

  /**
   * Background work rests so many times as long as it worked. Where it shares its processor with readers' events and people's
   * questions, it leaves most of it to them.
   */
  abstract readonly restShare: number;
}
