import { Injectable } from '@nestjs/common';
import {
  comparedRange,
  compile,
  elapsedRange,
  planQuery,
  planRange,
  planTotal,
  type Comparison,
  type Plan,
  type PlanContext,
  type TimeRange,
} from '@nhipbao/metrics';
import { ClickHouse, Config } from '@nhipbao/platform';
import type { Scope } from '../scope/outlet-scope.js';
import { selectRows, type Row } from '../select-rows.js';
import type { Answer, Cell } from './answer.js';
import { bucketsOf } from './buckets.js';
import { columnsOf, keyCells, metricCells } from './columns.js';
import { comparedPlan, comparisonKey } from './comparison.js';
import { assertSectorQuestion, LIMITS, mustWithhold, publishableTotal } from './disclosure.js';
import { FreshnessReader } from './freshness.js';
import type { QueryDto } from './query.dto.js';
import { asRequestError } from './request-error.js';

interface Part {
  rows: Row[];
  total?: Row;
  totalRows: number;
  withheld: number;
}

/** Answers questions from the catalogue: the one way to a figure, for the console, the API and exports. */
@Injectable()
export class QueryService {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly config: Config,
    private readonly freshness: FreshnessReader,
  ) {}

  /** @throws {ApiError} 422 naming the field that cannot be answered; 403 for what the caller may not ask */
  async answer(dto: QueryDto, scope: Scope): Promise<Answer> {
    const context: PlanContext = { ...scope, platformTimezone: this.config.timezone, now: new Date() };
    const plan = asRequestError(() => planQuery(dto, context));
    if (scope.aggregateOnly) assertSectorQuestion(plan);
    const wantsTotal = dto.totals !== false;
    const [current, freshness] = await Promise.all([
      this.run(plan, plan, context, scope, wantsTotal),
      this.freshness.read(),
    ]);
    const compareRange = dto.compare && otherRange(plan, dto.compare, scope, freshness.fresh_until);
    const other =
      compareRange && comparedPlan(planRange(plan, compareRange, context), compareRange, current.rows);
    const before =
      other && (await this.run(other, { ...plan, range: compareRange }, context, scope, wantsTotal));
    const total = (part: Part | undefined): Cell[] => metricCells(part?.total, plan);
    // A withheld bucket is no zero, and must not be told from an empty one either.
    const gaps = scope.aggregateOnly ? plan.metrics.map(() => null) : emptyMetrics(plan);
    const keys = columnsOf(plan, false).length - plan.metrics.length;
    return {
      columns: columnsOf(plan, before !== undefined),
      rows:
        other && before
          ? withComparison(plan, current.rows, other, before.rows, gaps)
          : rowsOf(plan, current.rows, gaps),
      totals: current.total
        ? [...Array<Cell>(keys).fill(null), ...total(current), ...(before ? total(before) : [])]
        : null,
      meta: {
        outlet_ids: scope.aggregateOnly ? [] : scope.outletIds,
        ...(plan.siteId ? { site_id: plan.siteId } : {}),
        date_range: [plan.range.from.toISOString(), plan.range.to.toISOString()],
        timezone: plan.timezone,
        ...(plan.granularity ? { granularity: plan.granularity } : {}),
        ...(compareRange
          ? {
              compare: dto.compare,
              compare_range: [compareRange.from.toISOString(), compareRange.to.toISOString()] as [
                string,
                string,
              ],
            }
          : {}),
        ...freshness,
        source: plan.source,
        total_rows: current.totalRows,
        limit: plan.limit,
        offset: plan.offset,
        ...(scope.aggregateOnly ? { withheld_rows: current.withheld } : {}),
      },
    };
  }

  /** @param whole the question whose total is meant: a comparison asks for some rows only, but compares whole totals */
  private async run(
    plan: Plan,
    whole: Plan,
    context: PlanContext,
    scope: Scope,
    wantsTotal: boolean,
  ): Promise<Part> {
    const isTotal = plan.dimensions.length === 0 && !plan.granularity;
    const [rows, totals] = await Promise.all([
      this.select(plan, scope),
      wantsTotal && !isTotal ? this.select(planTotal(whole, context), scope) : undefined,
    ]);
    const total = isTotal ? rows[0] : totals?.[0];
    const kept = scope.aggregateOnly ? rows.filter((row) => !mustWithhold(row)) : rows;
    const shown = scope.aggregateOnly ? publishableTotal(total, rows, kept) : total;
    return {
      rows: kept,
      total: wantsTotal ? shown : undefined,
      totalRows: Number(rows[0]?.['total_rows'] ?? 0),
      withheld: rows.length - kept.length,
    };
  }

  private select(plan: Plan, scope: Scope): Promise<Row[]> {
    const { sql, params } = compile(plan, scope.aggregateOnly ? { disclosure: LIMITS } : {});
    return selectRows(this.clickhouse.connection('query'), sql, params);
  }
}

/** A series shows the whole of the other day beside this one; the sector's figures are of whole days only. */
function otherRange(plan: Plan, comparison: Comparison, scope: Scope, freshUntil: string | null): TimeRange {
  const range = comparedRange(plan.range, comparison, plan.timezone);
  if (plan.granularity || scope.aggregateOnly || freshUntil === null) return range;
  return elapsedRange(plan.range, range, new Date(freshUntil));
}

/** Rows as cells; by time alone, buckets without any activity are filled in. */
function rowsOf(plan: Plan, rows: Row[], gaps: Cell[]): Cell[][] {
  const cells = rows.map((row) => [...keyCells(row, plan), ...metricCells(row, plan)]);
  if (!plan.granularity || plan.dimensions.length > 0 || plan.offset > 0 || rows.length === plan.limit)
    return cells;
  return filled(plan, bucketsOf(plan, plan.granularity), cells, gaps);
}

function filled(plan: Plan, buckets: string[], cells: Cell[][], gaps: Cell[]): Cell[][] {
  const byTime = new Map(cells.map((row) => [row[0], row]));
  const complete = buckets.map((time) => byTime.get(time) ?? [time, ...gaps]);
  const order = plan.order[0];
  return order?.column === 'time' && !order.descending ? complete : cells;
}

/** Metrics of a cell in which nothing happened: counts are zero, ratios have no value. */
const emptyMetrics = (plan: Plan): Cell[] => plan.metrics.map((m) => ('measure' in m.of ? 0 : null));

function withComparison(plan: Plan, rows: Row[], other: Plan, otherRows: Row[], gaps: Cell[]): Cell[][] {
  const before = new Map(
    rowsOf(other, otherRows, gaps).map((cells, index) => [
      comparisonKey(cells, index, other),
      cells.slice(-other.metrics.length),
    ]),
  );
  return rowsOf(plan, rows, gaps).map((cells, index) => [
    ...cells,
    ...(before.get(comparisonKey(cells, index, plan)) ?? gaps),
  ]);
}
