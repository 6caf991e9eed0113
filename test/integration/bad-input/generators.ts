import fc from 'fast-check';

export const DAY = '2026-11-10';

/** A good question with every field. */
export const QUESTION = {
  outlet: '1',
  metrics: ['pageviews'],
  dimensions: ['section'],
  filters: [{ dimension: 'section', op: 'is', values: ['Thời sự'] }],
  date_range: [DAY, DAY],
  granularity: 'day',
  timezone: 'Asia/Ho_Chi_Minh',
  compare: 'previous_period',
  order_by: ['-pageviews'],
  limit: 10,
  offset: 0,
  totals: true,
};

/** Texts that mean something to an engine, a parser or a language. */
export const hostile = fc.constantFrom(
  "' OR 1=1 --",
  "'); DROP TABLE events; --",
  '{p1:String}',
  "\\'",
  '\u0000',
  '\uD800',
  '__proto__',
  'constructor',
  'SELECT * FROM system.tables',
  '9'.repeat(400),
  'x'.repeat(5000),
  '../../etc/passwd',
  '%s%n',
  '🦊',
  '',
  ' ',
  'NaN',
  '-0',
  '1e309',
);
/** Anything that JSON can carry. */
export const odd = fc.oneof(
  hostile,
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(null, true, [], {}, [null], [[]], [{}]),
);
/** Dates and times, among them such as no store holds. */
export const instant = fc.oneof(
  fc.constantFrom(
    '0000-01-01',
    '1969-12-31',
    '1995-01-01',
    '2106-02-08',
    '2149-06-07',
    '2200-12-31',
    '9999-12-31',
    '+275760-09-13',
    '2026-02-29',
    '2026-11-10T24:00',
    'now',
    '2026-314',
    '2026-W46-2',
  ),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2210-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2210-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
);

/** The good question with some fields replaced, at the top or inside a filter. */
export const nearlyGood = fc
  .record({
    fields: fc.dictionary(fc.constantFrom(...Object.keys(QUESTION), 'site', 'unknown', '__proto__'), odd, {
      maxKeys: 3,
    }),
    filter: fc.dictionary(fc.constantFrom('dimension', 'op', 'values', 'more'), odd, { maxKeys: 2 }),
    range: fc.option(fc.tuple(instant, instant)),
  })
  .map(({ fields, filter, range }) => ({
    ...QUESTION,
    filters: [{ ...QUESTION.filters[0], ...filter }],
    ...(range ? { date_range: range } : {}),
    ...fields,
  }));

/** A text as it goes into an address: one half of a pair of signs cannot. */
export const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
