// Tables of random requests, together 100,000 rows, and how each is asked for.
import {readBook} from './rows.mjs';

const BUILT_IN = readBook('../../core/rates/deepseek.json');
export const ODD = readBook('odd_book.json');
const ERA = ['2026-04-20', '2027-03-10'];
const ODD_ERA = ['2025-05-20', '2027-03-10'];

const PLAIN = {
  path: ['requests'],
  columns: ['model', 'at', 'hit', 'miss', 'output'],
  type: 'TIMESTAMPTZ',
};
const STRANGE = {
  path: ['my shop', '请求-2026'],
  schema: 'my shop',
  columns: ['select', 'When At', 'cache_hit', 'prompt-miss', 'é'],
  type: 'TIMESTAMP',
};

export const SUITES = [
  {name: 'USD', rows: 60000, request: {currency: 'USD'}},
  {name: 'CNY, strange names', rows: 15000, request: {currency: 'CNY'}, table: STRANGE, zone: ''},
  {
    name: "the guide's card",
    rows: 4000,
    request: {currency: 'USD', card: '2026-06-28'},
    zone: '+05:30',
  },
  {name: 'a card of weekends', rows: 4000, request: {currency: 'CNY', card: '2026-08-22'}},
  {
    name: 'the newest card',
    rows: 7000,
    request: {currency: 'USD', card: '2026-11-13'},
    era: ['2024-12-20', '2027-03-10'],
  },
  {name: 'an odd book', rows: 7000, request: {currency: 'USD', book: ODD}, era: ODD_ERA},
  {
    name: 'a card of an odd book',
    rows: 3000,
    request: {currency: 'USD', book: ODD, card: 'two'},
    era: ODD_ERA,
  },
].map((suite) => ({
  table: PLAIN,
  zone: '+00',
  era: ERA,
  book: suite.request.book ?? BUILT_IN,
  ...suite,
}));

// The request for a table. Where an engine has no schemas, or none of such names,
// the table stands alone.
export function requestFor(engine, {request, table}) {
  const [model, at, hit, miss, output] = table.columns;
  const path = engine.schemas === false ? table.path.slice(-1) : table.path;
  return {
    dialect: engine.name,
    ...request,
    table: path.join('.'),
    columns: {model, at, hit, miss, output},
  };
}
