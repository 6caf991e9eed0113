/** What Grafana knows when it runs a panel's query. */
export interface PanelContext {
  /** Epoch ms, both ends included, as the time picker has them. */
  from: number;
  to: number;
  /** Choices of template variables; several for one that takes several. */
  variables: Readonly<Record<string, number | readonly number[]>>;
}

const seconds = (ms: number): string => `toDateTime(${Math.floor(ms / 1000)})`;
const milliseconds = (ms: number): string => `fromUnixTimestamp64Milli(${ms})`;

/** Grafana's own interpolation, in the browser: `$name`, `${name}` and `${name:csv}`. */
function withVariables(sql: string, { variables }: PanelContext): string {
  return sql.replace(
    /\$(?:\{(\w+)(?::(\w+))?\}|(?!_)(\w+))/g,
    (text, braced?: string, format?: string, bare?: string) => {
      const value = variables[braced ?? bare ?? ''];
      if (value === undefined) throw new Error(`${text} is no variable of the dashboard`);
      if (typeof value === 'number') return String(value);
      // Without a format the plugin would quote each choice as text.
      if (format !== 'csv') throw new Error(`${text} has several values and is not written as a list`);
      return value.join(',');
    },
  );
}

/** The macros of the ClickHouse plugin that panels use, in its backend. */
function withMacros(sql: string, { from, to }: PanelContext): string {
  const macros: Record<string, (argument: string) => string> = {
    fromTime: () => seconds(from),
    toTime: () => seconds(to),
    fromTime_ms: () => milliseconds(from),
    toTime_ms: () => milliseconds(to),
    timeFilter: (column) => `${column} >= ${seconds(from)} AND ${column} <= ${seconds(to)}`,
  };
  return sql.replace(/\$__(\w+)\b(?:\(([^()]*)\))?/g, (text, name: string, argument?: string) => {
    const macro = macros[name];
    if (!macro) throw new Error(`${text} is no macro of the ClickHouse plugin`);
    return macro(argument ?? '');
  });
}

/** A panel's query as it reaches the engine. */
export const expand = (sql: string, context: PanelContext): string =>
  withMacros(withVariables(sql, context), context);
