// The licences of the libraries that are built into the site, which ask to go along.
import {globSync, readFileSync} from 'node:fs';

import {inWeb} from './paths.ts';

/** Its headers come from the system, without a file of its licence at a known place. */
const NLOHMANN_JSON = `MIT License

Copyright (c) 2013-2022 Niels Lohmann

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/** What the site is built of: the package's own dependencies. */
function packages(): string[] {
  const text = readFileSync(inWeb('package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as {dependencies: Record<string, string>}).dependencies);
}

function licenceOf(name: string): string {
  const [file] = globSync(inWeb(`node_modules/${name}/LICENSE*`));
  if (file === undefined) throw new Error(`${name} has no file of its licence`);
  return readFileSync(file, 'utf8').trim();
}

export function notices(): string {
  const texts = new Map<string, string[]>();
  for (const name of packages()) {
    const licence = licenceOf(name);
    texts.set(licence, [...(texts.get(licence) ?? []), name]);
  }
  const parts = [...texts].map(([licence, names]) => `${names.join(', ')}\n\n${licence}`);
  parts.push(`nlohmann_json\n\n${NLOHMANN_JSON}`);
  return `Libraries inside deepseek-cost, and their licences.\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
