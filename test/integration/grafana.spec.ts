import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIVE, LIVE_MINUTES } from '@nhipbao/metrics';
import { statementsOf } from './grafana/statements.js';
import { sidesBy, type Account } from './grafana/account.js';
import { figuresOf, limitOf, panelFigures, type Answer } from './grafana/answers.js';
import {
  FILES,
  panelQueries,
  variablesOf,
  type DashboardName,
  type PanelQuery,
} from './grafana/dashboard-files.js';
import { expand, type PanelContext } from './grafana/expand.js';
import { RunningPlatform, type Row } from './grafana/running-platform.js';
import { PRESENT_READERS } from './grafana/traffic.js';
import { TwoOutlets } from './grafana/two-outlets.js';
import { registeredMetrics } from './infra/registered-metrics.js';

const START_LIMIT_MS = 300_000;

let two: TwoOutlets;
let platform: RunningPlatform;
let now: number;

beforeAll(async () => {
  two = await TwoOutlets.start();
  ({ platform, now } = two);
}, START_LIMIT_MS);

afterAll(() => platform.stop());

const asked = panelQueries.filter(({ target }) => target.question);
const engineQueries = panelQueries.filter(
  ({ target }) => target.datasource.type === 'grafana-clickhouse-datasource',
);
const named = (dashboard: DashboardName, title: string): string => {
  const found = engineQueries.find(
    (query) => query.dashboard === dashboard && query.panel.title.startsWith(title),
  );
  return found?.target.rawSql ?? '';
};

describe('panels of catalogue questions', () => {
  it.each(asked.map((query): [string, PanelQuery] => [`${query.dashboard}: ${query.panel.title}`, query]))(
    '%s shows what POST /v1/query answers',
    async (_title, query) => {
      const { question, rawSql = '' } = query.target;
      if (!question) throw new Error('the panel asks the catalogue');
      const { from, to } = two.rangeOf(query);
      for (const scope of two.scopesOf(query.dashboard)) {
        // The time picker's end is the last instant of the range.
        const rows = await platform.sql(expand(rawSql, { from, to: to - 1, variables: scope.variables }));
        const answer = await platform.ask<Answer>('/v1/query', {
          ...question,
          ...limitOf(question),
          ...scope.request,
          date_range: [from, to].map((ms) => new Date(ms).toISOString()),
        });
        expect({ scope: scope.name, rows: panelFigures(rows) }).toEqual({
          scope: scope.name,
          rows: figuresOf(answer),
        });
        expect({ scope: scope.name, rows: rows.length }).not.toEqual({ scope: scope.name, rows: 0 });
        if (query.panel.type === 'stat' && question.granularity) expectSum(question.metrics, rows, answer);
      }
    },
  );

  it('are filled by the traffic of the test, so that equal means more than equally empty', async () => {
    const empty: string[] = [];
    for (const query of asked.filter(({ panel }) => panel.timeFrom === undefined)) {
      const [scope] = two.scopesOf(query.dashboard);
      const { from, to } = two.rangeOf(query);
      const rows = await platform.sql(
        expand(query.target.rawSql ?? '', { from, to: to - 1, variables: scope?.variables ?? {} }),
      );
      for (const metric of query.target.question?.metrics ?? []) {
        if (!rows.some((row) => Number(row[metric]) > 0)) empty.push(`${query.panel.title}: ${metric}`);
      }
    }
    expect(empty).toEqual([]);
  });
});

/** A headline over its course is the sum of the course, and that is the total of the range. */
function expectSum(metrics: string[], rows: Row[], { columns, totals }: Answer): void {
  for (const metric of metrics) {
    const sum = rows.reduce((total, row) => total + Number(row[metric]), 0);
    expect(sum).toBe(totals?.[columns.findIndex(({ name }) => name === metric)]);
  }
}

describe('the live panels', () => {
  const context = (): PanelContext => ({
    from: now - 30 * 60_000,
    to: now,
    variables: { outlet: two.outlet(0), site: 0 },
  });
  const params = () => ({ outletId: two.outlet(0), siteId: 0, now });

  it('count the readers who are active', async () => {
    const rows = await platform.sql(expand(named('newsroom-live', 'Đang đọc'), context()));
    expect(rows.map(({ readers }) => Number(readers))).toEqual([PRESENT_READERS]);
  });

  it('count nobody where nobody reads', async () => {
    const elsewhere = { ...context(), variables: { outlet: two.outlet(1), site: 0 } };
    const rows = await platform.sql(expand(named('newsroom-live', 'Đang đọc'), elsewhere));
    expect(rows.map(({ readers }) => Number(readers))).toEqual([0]);
  });

  it.each([
    ['Kênh', 'channel'],
    ['Nguồn giới thiệu', 'referrer'],
    ['Chuyên mục', 'section'],
    ['Thiết bị', 'device'],
    ['Quốc gia', 'country'],
  ])('%s are those of the live view', async (title, kind) => {
    const live = await platform.sql(LIVE, params());
    const expected = live
      .filter((row) => row['kind'] === kind && row['value'] !== '' && Number(row['readers']) > 0)
      .map((row) => ({ [kind]: row['value'], readers: Number(row['readers']) }));
    const rows = await platform.sql(expand(named('newsroom-live', title), context()));
    expect(rows.map((row) => ({ ...row, readers: Number(row['readers']) }))).toEqual(expected);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('list the articles of the live view, those opened and left included', async () => {
    const live = await platform.sql(LIVE, params());
    const expected = live
      .filter((row) => row['kind'] === 'article' && row['value'] !== '')
      .map((row) => [
        row['value'],
        row['label'],
        row['extra'],
        Number(row['readers']),
        Number(row['opened']),
      ]);
    const rows = await platform.sql(expand(named('newsroom-live', 'Bài đang được đọc'), context()));
    expect(
      rows.map((r) => [r['article'], r['title'], r['section'], Number(r['readers']), Number(r['opened'])]),
    ).toEqual(expected);
    expect(expected.some((row) => row[3] === 0)).toBe(true);
  });

  it('draw every minute of the window, quiet ones as zeros', async () => {
    const minutes = new Map(
      (await platform.sql(LIVE_MINUTES, params())).map((row) => [
        Number(row['minute']),
        Number(row['readers']),
      ]),
    );
    const rows = await platform.sql(expand(named('newsroom-live', 'Người đọc theo phút'), context()));
    expect(rows).toHaveLength(30);
    for (const { time, readers } of rows) {
      expect(Number(readers)).toBe(minutes.get(Date.parse(`${String(time).replace(' ', 'T')}Z`) / 1000) ?? 0);
    }
    expect(rows.reduce((sum, { readers }) => sum + Number(readers), 0)).toBeGreaterThanOrEqual(4);
  });
});

describe('the panels of the platform’s health', () => {
  const range = () => ({ from: two.wholeDays.from, to: now });
  const context = (): PanelContext => ({
    ...range(),
    variables: { outlet: [0, ...two.outlets.map(({ outletId }) => outletId)] },
  });
  const account = (): Promise<Account> => {
    const { from, to } = range();
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    return platform.ask<Account>(`/v1/accounting?${query.toString()}`);
  };
  const run = (title: string): Promise<Row[]> =>
    platform.sql(expand(named('platform-health', title), context()));
  it('draw the account of each hour as the API gives it', async () => {
    const { hours, totals } = await account();
    const rows = await run('Đối soát theo giờ');
    const instant = (local: unknown): string =>
      new Date(`${String(local).replace(' ', 'T')}+07:00`).toISOString();
    expect(sidesBy(rows, ({ time }) => instant(time))).toEqual(sidesBy(hours, ({ hour }) => String(hour)));
    expect(totals).toMatchObject({ duplicate: 5, rejected: 11 });
  });

  it('give each outlet’s account, in which nothing is missing', async () => {
    const { hours } = await account();
    const rows = await run('Đối soát theo cơ quan');
    expect(sidesBy(rows, ({ outlet: id }) => String(id))).toEqual(
      sidesBy(hours, ({ outlet_id }) => String(outlet_id)),
    );
    expect(rows.map(({ unaccounted }) => Number(unaccounted))).toEqual([0, 0, 0]);
  });

  it('name the reasons of what was refused', async () => {
    const rows = await run('Từ chối theo lý do');
    expect(rows.map(({ reason, events }) => [reason, Number(events)])).toEqual([
      ['unknown_site', 7],
      ['invalid', 4],
    ]);
  });

  it('tell how far the figures reach and by which rules, as the API does', async () => {
    const ask = { metrics: ['pageviews'], date_range: ['2026-01-01', '2026-01-01'] };
    const { meta } = await platform.ask<{ meta: { fresh_until: string; rule_version: number } }>(
      '/v1/query',
      ask,
    );
    const [age] = await run('Tuổi số liệu');
    const oldest = Date.now() - Date.parse(meta.fresh_until);
    expect(Number(age?.['figures_age'])).toBeLessThanOrEqual(oldest);
    expect(await run('Phiên bản luật')).toEqual([{ rule_version: meta.rule_version }]);
    const [stored] = await platform.sql(named('newsroom-live', 'Số liệu đến'));
    expect(Number(stored?.['received_until'])).toBeGreaterThan(two.wholeDays.from);
  });

  it('watch metrics that the platform exposes, here or in a process of the cluster', async () => {
    const exposed = registeredMetrics();
    for (const [, name = '', type] of (await platform.metrics()).matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      exposed.add(name);
      if (type === 'histogram') for (const part of ['bucket', 'sum', 'count']) exposed.add(`${name}_${part}`);
    }
    const expressions = panelQueries.flatMap(({ target }) => target.expr ?? []);
    const watched = expressions.flatMap((expr) => expr.match(/\b[a-z]+_[a-z0-9_]*[a-z0-9]\b/g) ?? []);
    const functions = ['histogram_quantile', '__rate_interval'];
    expect(expressions.length).toBeGreaterThan(10);
    expect(watched.filter((name) => !exposed.has(name) && !functions.includes(name))).toEqual([]);
  });
});

describe('names from the control plane', () => {
  it('offers the outlets and their sites', async () => {
    const [outletVariable, siteVariable] = variablesOf('outlet-audience');
    expect(await platform.controlPlane(outletVariable?.query ?? '')).toEqual([
      { __text: "Báo Sông Hồng 'cũ'", __value: two.outlet(0) },
      { __text: 'Đài Cửu Long', __value: two.outlet(1) },
    ]);
    const context = { from: 0, to: now, variables: { outlet: two.outlet(0) } };
    expect(await platform.controlPlane(expand(siteVariable?.query ?? '', context))).toEqual([
      { __text: 'Tất cả · All', __value: 0 },
      { __text: 'songhong', __value: two.site(0, 0) },
      { __text: 'songhong_tv', __value: two.site(0, 1) },
    ]);
  });

  it('offers what names no known site to who watches the platform', async () => {
    const [senders] = variablesOf('platform-health');
    const offered = await platform.controlPlane(senders?.query ?? '');
    expect(offered.map(({ __value }) => __value)).toEqual([0, two.outlet(0), two.outlet(1)]);
  });

  it('joins names to the figures of outlets', async () => {
    const queries = panelQueries.filter(
      ({ target }) => target.datasource.type === 'grafana-postgresql-datasource',
    );
    expect(queries.length).toBeGreaterThan(0);
    for (const { target } of queries) {
      expect(await platform.controlPlane(target.rawSql ?? '')).toContainEqual({
        outlet: two.outlet(1),
        name: 'Đài Cửu Long',
      });
    }
  });
});

describe('the users by whom Grafana reads', () => {
  it('may read every table of the store that a panel reads, by statements that the engine can parse', async () => {
    const granted = new Set<string>();
    for (const statement of statementsOf('infra/grafana/clickhouse-reader.sql')) {
      await platform.sql('SELECT formatQuery({statement:String})', { statement });
      granted.add(/^GRANT SELECT(?:\([^)]*\))? ON (\w+)/.exec(statement)?.[1] ?? '');
    }
    const read = engineQueries.flatMap(({ target }) =>
      [...(target.rawSql ?? '').matchAll(/FROM ([a-z_]+)\b/g)].map(([, table = '']) => table),
    );
    const partsOfStatements = ['views'];
    expect(read.filter((table) => !granted.has(table) && !partsOfStatements.includes(table))).toEqual([]);
  });

  it('may read the names of the control plane and nothing else of it', async () => {
    const queries = [
      ...panelQueries.map(({ target }) => target).filter(({ format }) => format === 'table'),
      ...FILES.flatMap(variablesOf).map(({ query }) => ({ rawSql: query })),
    ].map(({ rawSql = '' }) => rawSql.replaceAll('$outlet', '1'));
    const asReader = (query: string) =>
      platform.controlPlaneAs('nhipbao_grafana', statementsOf('infra/grafana/postgres-reader.sql'), query);
    for (const query of queries) expect(await asReader(query)).not.toEqual([]);
    for (const query of [
      'SELECT email FROM users',
      'SELECT secret_hash FROM api_keys',
      'DELETE FROM outlets',
    ]) {
      await expect(asReader(query)).rejects.toThrow('permission denied');
    }
  });
});
