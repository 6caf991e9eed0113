import { rolledDimensions } from '../catalogue/dimensions.js';
import { ROLLED_MEASURES } from '../catalogue/measures.js';
import type { Dimension } from '../catalogue/types.js';
import { elementColumn, narrowed } from './narrow.js';

export type RollupGranularity = 'hour' | 'day';
/** A cell is of the outlet as a whole, or of one of its sites. */
export type RollupScope = 'outlet' | 'site';

export const BUCKET_MS: Record<RollupGranularity, number> = { hour: 3_600_000, day: 86_400_000 };

/** What one statement computes: cells of several dimensions at once, since parsing an aggregate costs more than running it. */
interface CellGroup {
  source: string;
  /** SQL tuples `(dimension, value, label)` of which each row contributes to one cell. */
  cells: string;
  finerThanVisit: boolean;
}

const cell = (dimension: Dimension, value: string): string =>
  `('${dimension.name}', toString(${value}), toString(${dimension.labelSql ?? "''"}))`;

function cellGroups(granularity: RollupGranularity): CellGroup[] {
  const dimensions = rolledDimensions(granularity);
  const scalar = dimensions.filter((d) => d.level !== 'list');
  const cellsOf = (level: string): string[] =>
    scalar.filter((d) => d.level === level).map((d) => cell(d, d.sql({ localTime: 'ts' })));
  const lists = dimensions.filter((d) => d.level === 'list');
  return [
    {
      source: 'rollup_page_views',
      cells: `[('', '', ''), ${cellsOf('visit').join(', ')}]`,
      finerThanVisit: false,
    },
    { source: 'rollup_page_views', cells: `[${cellsOf('page_view').join(', ')}]`, finerThanVisit: true },
    ...lists.map((d) => ({
      source: narrowed('rollup_page_views', d),
      cells: `[${cell(d, elementColumn(d))}]`,
      finerThanVisit: true,
    })),
  ];
}

function statement(group: CellGroup, scope: RollupScope, granularity: RollupGranularity): string {
  const context = {
    daily: (column: string) => column,
    bucketMs: BUCKET_MS[granularity],
    finerThanVisit: scope === 'site' || group.finerThanVisit,
  };
  const measures = ROLLED_MEASURES.map((m) => `${m.aggregate(context)} AS m_${m.name}`).join(',\n  ');
  const columns = ROLLED_MEASURES.map((m) => m.name).join(', ');
  return `INSERT INTO rollup_${granularity} (outlet_id, scope_site, dimension, bucket, value, label, ${columns}, version, is_deleted)
SELECT outlet_id, ${scope === 'site' ? 'site_id' : '0'} AS scope, cell.1 AS cell_dimension, ${granularity} AS cell_bucket,
  cell.2 AS cell_value, argMax(cell.3, ts) AS cell_label,
  ${measures},
  {version:UInt64}, 0
FROM (SELECT *, arrayJoin(${group.cells}) AS cell FROM ${group.source}
  WHERE (outlet_id, ${granularity}) IN (SELECT outlet_id, ${granularity} FROM rollup_hours))
GROUP BY outlet_id, scope, cell_dimension, cell_bucket, cell_value`;
}

/**
 * The statements that compute every cell of a granularity from the page views at hand in `rollup_page_views`, for the buckets
 * in `rollup_hours`. They take the parameter `version`.
 */
export function rollupStatements(granularity: RollupGranularity): string[] {
  const scopes: RollupScope[] = ['outlet', 'site'];
  return scopes.flatMap((scope) =>
    cellGroups(granularity).map((group) => statement(group, scope, granularity)),
  );
}
