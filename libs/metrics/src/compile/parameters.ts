/** Query parameters in the order of their use: `{p1:Array(String)}` in the text, the value beside it. */
export class Parameters {
  readonly values: Record<string, unknown> = {};

  add(type: string, value: unknown): string {
    const name = `p${Object.keys(this.values).length + 1}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  }
}
