import { describe, expect, it } from '@jest/globals';
import { dimensionByName } from '../catalogue/dimensions.js';
import { metricByName } from '../catalogue/metrics.js';
import { bindParameters, literal } from './bind-parameters.js';
import type { Panel } from './grafana-json.js';
import { grafanaSql } from './grafana-sql.js';
import { dashboards } from './index.js';
import { heading, layOut } from './layout.js';

const all = Object.entries(dashboards());

const overlap = ({ gridPos: a }: Panel, { gridPos: b }: Panel): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe.each(all)('the dashboard %s', (name, { uid, panels, templating }) => {
  it('is named after its file', () => {
    expect(uid).toBe(`nhipbao-${name}`);
  });

  it('numbers its panels without repetition', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('places its panels side by side, within the grid', () => {
    const collisions = panels.flatMap((panel, index) =>
      panels.slice(index + 1).filter((other) => overlap(panel, other)),
    );
    expect(collisions.map(({ title }) => title)).toEqual([]);
    expect(panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24)).toEqual([]);
  });

  it('says what each panel shows, in both languages', () => {
    const silent = panels.filter(
      ({ type, title, description }) =>
        (!title.includes(' · ') && !/^\S+$/.test(title)) || (type !== 'row' && !description?.includes(' · ')),
    );
    expect(silent.map(({ title }) => title)).toEqual([]);
  });

  it('asks for metrics and dimensions of the catalogue alone', () => {
    const questions = panels.flatMap(({ targets = [] }) => targets.flatMap(({ question }) => question ?? []));
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.flatMap(({ metrics }) => metrics).filter((m) => !metricByName.has(m))).toEqual([]);
    expect(
      questions.flatMap(({ dimensions = [] }) => dimensions).filter((d) => !dimensionByName.has(d)),
    ).toEqual([]);
  });

  it('names the queries of a panel apart, and each by its source', () => {
    for (const { title, targets = [] } of panels) {
      const ids = targets.map(({ refId }) => refId);
      expect({ title, ids: new Set(ids).size }).toEqual({ title, ids: ids.length });
      for (const { datasource, rawSql, expr } of targets) {
        const isPrometheus = datasource.type === 'prometheus';
        expect({ title, sql: rawSql !== undefined, expr: expr !== undefined }).toEqual({
          title,
          sql: !isPrometheus,
          expr: isPrometheus,
        });
      }
    }
  });

  it('uses no variable that it does not offer', () => {
    const offered = new Set(templating.list.map((variable) => variable.name));
    const sql = panels.flatMap(({ targets = [] }) => targets.map(({ rawSql = '' }) => rawSql)).join('\n');
    const used = [...sql.matchAll(/\$\{?([a-z]\w*)/g)].map(([, variable = '']) => variable);
    expect(used.filter((variable) => !offered.has(variable))).toEqual([]);
  });
});

describe('the SQL of a panel', () => {
  it('is the compiled question with what Grafana knows in the place of its parameters', () => {
    expect(grafanaSql({ metrics: ['bounce_rate'], dimensions: ['channel'], limit: 5 }, 'outlet')).toBe(
      `SELECT channel, bounce_rate
FROM (SELECT channel, if(m_entries = 0, NULL, m_bounces / m_entries) AS bounce_rate, count() OVER () AS total_rows
FROM (SELECT value AS channel, sum(bounces) AS m_bounces, sum(entries) AS m_entries FROM rollup_day FINAL WHERE outlet_id IN ($outlet) AND scope_site = $site AND dimension = 'channel' AND bucket >= toStartOfDay(toTimeZone($__fromTime, 'Asia/Ho_Chi_Minh')) AND bucket < $__toTime GROUP BY channel)
ORDER BY bounce_rate DESC NULLS LAST, channel
LIMIT 5 OFFSET 0)`,
    );
  });

  it('takes several outlets as wholes in the sector', () => {
    const sql = grafanaSql({ metrics: ['visits'], granularity: 'hour' }, 'sector');
    expect(sql).toContain('FROM rollup_hour FINAL WHERE outlet_id IN (${outlet:csv}) AND scope_site = 0');
    expect(sql).toContain("bucket >= toStartOfHour(toTimeZone($__fromTime, 'Asia/Ho_Chi_Minh'))");
  });

  it('is refused where only page views would answer', () => {
    const bySection = { metrics: ['visits'], dimensions: ['section', 'channel'] };
    expect(() => grafanaSql(bySection, 'outlet')).toThrow('none answers');
  });
});

describe('binding', () => {
  it('puts an expression in the place of each parameter', () => {
    const sql = "SELECT {a:DateTime64(3, 'UTC')}, {b:Array(String)}, {a:UInt8}";
    expect(bindParameters(sql, { a: 'x', b: literal(["it's", 'a\\b']) })).toBe(
      "SELECT x, ['it\\'s', 'a\\\\b'], x",
    );
  });

  it('stops at a parameter without an expression', () => {
    expect(() => bindParameters('SELECT {a:UInt8}', {})).toThrow('"a"');
  });
});

describe('the layout', () => {
  const panel = (width: number, height: number) =>
    ({ type: 'stat', title: `${width}×${height}`, width, height }) as const;

  it('goes from left to right and then below the highest of the line', () => {
    const placed = layOut([[panel(8, 4), panel(16, 6)], heading('Nội dung · Content'), [panel(24, 3)]]);
    expect(placed.map(({ id, gridPos: { x, y } }) => [id, x, y])).toEqual([
      [1, 0, 0],
      [2, 8, 0],
      [3, 0, 6],
      [4, 0, 7],
    ]);
  });

  it('refuses a line that is too wide', () => {
    expect(() => layOut([[panel(16, 4), panel(9, 4)]])).toThrow('does not fit');
  });
});
