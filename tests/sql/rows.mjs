// Random requests that crowd around every instant at which a bill can change.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const DAY = 86400;

// Mulberry32: small, fast, the same everywhere.
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  return {below, pick: (list) => list[below(list.length)]};
}

const seconds = (text) => Date.parse(text) / 1000;

export function readBook(file) {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

// Starts of cards and dates of names, and every window's edge, midnight and New
// Year on the clocks of the calendars: around holidays and on any day.
function boundaries(book) {
  const edges = [];
  for (const card of book.cards) edges.push(seconds(card.effective_from));
  for (const name of book.names) {
    for (const at of [name.from, name.to]) if (at) edges.push(seconds(at));
  }
  const clocks = [];
  for (const calendar of book.calendars) {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(calendar.utc_offset);
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
    const times = new Set([0]);
    for (const rule of book.peak_rules.filter((rule) => rule.calendar === calendar.id)) {
      for (const time of rule.windows.flat())
        times.add(seconds(`1970-01-01T${time === '24:00' ? '00:00' : time}:00Z`));
    }
    const days = new Set();
    for (const year of calendar.years) {
      days.add(seconds(`${year.year}-01-01`)).add(seconds(`${year.year + 1}-01-01`));
      for (const range of year.days_off) {
        const [first, last = first] = range.split('/');
        for (let day = seconds(first); day <= seconds(last); day += DAY) days.add(day);
        days.add(seconds(first) - DAY).add(seconds(last) + DAY);
      }
    }
    clocks.push({offset, times: [...times], days: [...days]});
  }
  return {edges, clocks};
}

const TOKENS = [0n, 1n, 2n, 999n, 1000000n, 4294967297n, 9007199254740993n, 9223372036854775807n];

// Names that the book knows, or nearly, and others.
function namesOf(book) {
  const others = [
    '',
    'gpt-4o',
    'Deepseek-chat',
    'deepseek-v4-pro ',
    ' ',
    "o'brien",
    "x' OR '1'='1",
    '"; DROP TABLE x; --',
    '\\',
    '深度',
    'deepseek-v4-pro\n',
    "claude-\n' -- x",
    '-- deepseek-chat',
  ];
  const names = new Set();
  for (const card of book.cards) for (const model of card.models) names.add(model.name);
  for (const {name} of book.names) {
    if (!name.endsWith('*')) {
      names.add(name);
      continue;
    }
    const prefix = name.slice(0, -1);
    for (const end of ['', '*', 'x', '-4-5', 'é界']) names.add(prefix + end);
    if (prefix.length > 1) names.add(prefix.slice(0, -1));
  }
  return {names: [...names], others};
}

// Rows {id, model, micros (since 1970), hit, miss, output}; text, or null where
// the table has NULL.
export function randomRows(book, count, seed, [first, last]) {
  const random = generator(seed);
  const {edges, clocks} = boundaries(book);
  const {names, others} = namesOf(book);
  const from = seconds(first) / DAY;
  for (const clock of clocks) clock.days = clock.days.filter((day) => day >= from * DAY);
  const days = seconds(last) / DAY - from;
  const nearby = () => random.pick([0, 0, 0, -1, -1, 1, random.below(7200) - 3600]);
  const instant = () => {
    if (random.below(4) === 0) return random.pick(edges) + nearby();
    const clock = random.pick(clocks);
    const day =
      random.below(3) === 0 && clock.days.length > 0
        ? random.pick(clock.days)
        : (from + random.below(days)) * DAY;
    return day + random.pick(clock.times) - clock.offset + nearby();
  };
  const tokens = () => {
    const kind = random.below(20);
    if (kind < 6) return random.pick(TOKENS);
    return BigInt(random.below(kind < 12 ? 5000 : 2000000));
  };
  const rows = [];
  for (let id = 0; id < count; ++id) {
    const micros = BigInt(instant()) * 1000000n + random.pick([0n, 0n, 1n, 500000n, 999999n]);
    const row = {
      id,
      model: random.pick(random.below(20) === 0 ? others : names),
      micros,
      hit: tokens(),
      miss: tokens(),
      output: tokens(),
    };
    const fault = random.below(400);
    if (fault < 5) row[random.pick(['model', 'micros', 'hit', 'miss', 'output'])] = null;
    if (fault === 5) row[random.pick(['hit', 'miss', 'output'])] = BigInt(-1 - random.below(9));
    rows.push(row);
  }
  return rows;
}

// "2026-08-22 16:00:00.000001", in UTC.
export function clockText(micros) {
  const fraction = ((micros % 1000000n) + 1000000n) % 1000000n;
  const whole = new Date(Number((micros - fraction) / 1000n)).toISOString();
  return `${whole.slice(0, 19).replace('T', ' ')}.${String(fraction).padStart(6, '0')}`;
}
