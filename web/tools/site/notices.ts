// The licences of the libraries that are built into the site, which ask to go along.
import {readFileSync} from 'node:fs';

import {inWeb} from './paths.ts';

const PACKAGES = ['lit', 'fflate', 'workbox-core'];

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

export function notices(): string {
  const parts = PACKAGES.map(
    (name) => `${name}\n\n${readFileSync(inWeb(`node_modules/${name}/LICENSE`), 'utf8').trim()}`,
  );
  parts.push(`nlohmann_json\n\n${NLOHMANN_JSON}`);
  return `Libraries inside deepseek-cost, and their licences.\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
