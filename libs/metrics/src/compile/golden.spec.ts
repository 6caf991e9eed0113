import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { planQuery } from '../query/plan.js';
import type { QueryRequest } from '../query/request.js';
import { compile, type CompileOptions } from './compile.js';

/** Each file holds the statement of one question as somebody has read and approved it, with its parameters above it. */
const FOLDER = new URL('./__golden__/', import.meta.url);

interface Case {
  question: Partial<QueryRequest>;
  siteId?: number;
  options?: CompileOptions;
}

const CASES: Record<string, Case> = {
  'total-of-days': { question: { metrics: ['pageviews', 'bounce_rate'] } },
  'series-of-hours': { question: { granularity: 'hour', metrics: ['visits'] } },
  'series-of-weeks-in-another-zone': { question: { granularity: 'week', timezone: 'Europe/Paris' } },
  'articles-with-titles': {
    question: { dimensions: ['article', 'title'], metrics: ['engaged_time_per_pageview'], limit: 20 },
  },
  'titles-by-themselves': { question: { dimensions: ['title'] } },
  'one-section': { question: { filters: [{ dimension: 'section', op: 'is', values: ['Thời sự'] }] } },
  'two-breakdowns-and-filters': {
    question: {
      dimensions: ['section', 'device'],
      filters: [
        { dimension: 'channel', op: 'is_not', values: ['internal', 'direct'] },
        { dimension: 'page', op: 'contains', values: ['/the-thao/'] },
        { dimension: 'hour_of_day', op: 'gt', values: [17] },
      ],
      order_by: ['section', '-pageviews'],
    },
  },
  'authors-of-a-tag': {
    question: { dimensions: ['author'], filters: [{ dimension: 'tag', op: 'is', values: ['bão'] }] },
  },
  'some-authors-by-hour': {
    question: {
      dimensions: ['author'],
      granularity: 'hour',
      filters: [{ dimension: 'author', op: 'is', values: ['Lan'] }],
    },
  },
  'conversions-by-kind-and-minute': {
    question: {
      dimensions: ['conversion_kind'],
      granularity: 'minute',
      metrics: ['conversions', 'conversion_value'],
      date_range: ['2026-11-01', '2026-11-02'],
    },
  },
  'one-site-part-of-a-day': {
    question: { metrics: ['visitors'], date_range: ['2026-11-01T08:00', '2026-11-01T09:30'] },
    siteId: 12,
  },
  'sites-of-an-outlet': { question: { dimensions: ['site'], metrics: ['average_minute_audience'] } },
  'readers-of-the-period': { question: { metrics: ['readers', 'new_visitor_share'] } },
  'sector-by-channel': {
    question: { dimensions: ['channel'], metrics: ['visits', 'robot_share'] },
    options: { disclosure: { leastOutlets: 3, mostDominance: 0.6 } },
  },
};

function text({ question, siteId = 0, options }: Case): string {
  const plan = planQuery(
    { metrics: ['pageviews'], date_range: ['2026-11-01', '2026-11-07'], ...question },
    { outletIds: [7, 8], siteId, platformTimezone: 'Asia/Ho_Chi_Minh', now: new Date(0) },
  );
  const { sql, params } = compile(plan, options);
  const values = Object.entries(params).map(([name, value]) => `-- ${name} = ${JSON.stringify(value)}`);
  return `${values.join('\n')}\n\n${sql}\n`;
}

describe('the statement of', () => {
  it.each(Object.entries(CASES))('%s is as approved', (name, question) => {
    const file = new URL(`${name}.sql`, FOLDER);
    expect(text(question)).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `missing: ${name}.sql`);
  });

  it('every approved file is of a question', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.keys(CASES)
        .map((name) => `${name}.sql`)
        .sort(),
    );
  });
});
