import type { Order, Plan, Step } from '../plan.js';
import { QueryError } from '../request.js';

export const DEFAULT_LIMIT = 100;
export const MOST_ROWS = 50_000;

const columnsOf = (plan: Plan): string[] => [
  ...(plan.granularity ? ['time'] : []),
  ...plan.dimensions.map((d) => d.name),
  ...plan.metrics.map((m) => m.name),
];

function asked(names: readonly string[], columns: string[]): Order[] {
  return names.map((name, index) => {
    const column = name.replace(/^-/, '');
    if (!columns.includes(column)) {
      throw new QueryError(`order_by[${index}]`, 'only a column of the answer can be ordered by', columns);
    }
    return { column, descending: name.startsWith('-') };
  });
}

/** Time first, then the first metric from large to small; remaining ties by the dimensions, so that pages never overlap. */
function byDefault(plan: Plan): Order[] {
  const first = plan.metrics[0];
  return [
    ...(plan.granularity ? [{ column: 'time', descending: false }] : []),
    ...(first && plan.dimensions.length > 0 ? [{ column: first.name, descending: true }] : []),
  ];
}

export const resolveOrder: Step = (plan, request) => {
  const columns = columnsOf(plan);
  const order = request.order_by?.length ? asked(request.order_by, columns) : byDefault(plan);
  const ties = columns
    .slice(0, columns.length - plan.metrics.length)
    .filter((name) => !order.some(({ column }) => column === name));
  const timeOnly = plan.granularity !== undefined && plan.dimensions.length === 0;
  return {
    ...plan,
    order: [...order, ...ties.map((column) => ({ column, descending: false }))],
    limit: Math.min(request.limit ?? (timeOnly ? MOST_ROWS : DEFAULT_LIMIT), MOST_ROWS),
  };
};
