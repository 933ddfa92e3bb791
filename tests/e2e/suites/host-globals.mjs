// Pages whose scripts have added to the language's own objects, as older libraries do.
import assert from 'node:assert/strict';

import {DEFAULT_TOTALS, field, fragment, waitForTotals, working} from '../calculator.mjs';
import {ENGINES, live} from '../harness.mjs';
import {ELEMENT, openOwnHost} from '../hosts.mjs';

const SET = ['$63.952', '$194.445']; // 12k of input
const GIVEN = ['$87.210666666667', '$267.27125'];

/** What was seen in the wild, each as its library writes it. */
const ADDITIONS = {
  'enumerable members of every object': `
    Object.prototype.extend = function (more) { for (var k in more) this[k] = more[k]; return this; };
    Object.prototype.each = function (f) { for (var k in this) f(this[k]); };
    Object.prototype.isEmpty = false;`,
  'enumerable members of every array': `
    Array.prototype.remove = function (x) { return this.filter((y) => y !== x); };
    Array.prototype.first = function () { return this[0]; };
    Array.prototype.contains = Array.prototype.includes;
    Array.prototype.last = function () { return this[this.length - 1]; };`,
  'members of texts, numbers and functions': `
    String.prototype.capitalize = function () { return this; };
    Number.prototype.times = function () {};
    Function.prototype.method = function () { return this; };
    Function.prototype.bind = function (self, ...given) {
      var own = this; return function (...more) { return own.apply(self, given.concat(more)); };
    };
    Date.prototype.format = function () { return ''; };`,
  'the toJSON of Prototype.js': `
    var inspect = function (x) { return JSON.stringify(String(x)); };
    String.prototype.toJSON = function () { return inspect(this); };
    Number.prototype.toJSON = function () { return isFinite(this) ? String(this) : 'null'; };
    Array.prototype.toJSON = function () { return '[' + this.map(function (x) { return x.toJSON ? x.toJSON() : inspect(x); }).join(', ') + ']'; };
    Object.toJSON = inspect;
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };`,
  'the lists of MooTools': `
    Array.from = function (item) {
      if (item == null) return [];
      if (Array.isArray(item)) return item;
      return typeof item.length == 'number' && typeof item != 'string' ? [].slice.call(item) : [item];
    };
    Array.prototype.pick = function () { return null; };
    Array.prototype.$family = function () { return 'array'; };
    String.prototype.contains = function (text) { return this.indexOf(text) > -1; };
    Element.prototype.hide = function () { this.style.display = 'none'; return this; };`,
  'the lists of Prototype.js': `
    Array.from = function (given) {
      if (!given) return [];
      if ('toArray' in Object(given)) return given.toArray();
      var length = given.length || 0, results = new Array(length);
      while (length--) results[length] = given[length];
      return results;
    };
    Array.prototype._reverse = Array.prototype.reverse;
    Array.prototype.reverse = function (inline) { return (inline === false ? this.slice() : this)._reverse(); };
    Array.prototype.flatten = function () { return this; };
    Array.prototype.entries = function () { return this.slice(); };
    Array.prototype.find = function (f) { for (var i = 0; i < this.length; i++) if (f(this[i], i)) return this[i]; };
    String.prototype.startsWith = function (x) { return this.lastIndexOf(x, 0) === 0; };
    Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };`,
};

export default (test) => {
  for (const [name, script] of Object.entries(ADDITIONS))
    test(
      `on a page with ${name}`,
      async (t) => {
        const page = await openOwnHost(t, ELEMENT, {head: `<script>${script}</script>`});
        await live(page);
        await waitForTotals(page, DEFAULT_TOTALS);
        await page.fill(field('input'), '12k');
        await waitForTotals(page, SET);
        assert.ok((await working(page)).length >= 2);
        assert.equal(
          await page.evaluate(() => deep('deepseek-cost').fragment),
          await fragment({workloads: [{input: '12000'}]}),
        );
        await page.evaluate(() => deep('deepseek-cost').load());
        const counted = await page.evaluate(async () => {
          const {createEngine} = await import('/cdn/engine.js');
          const engine = await createEngine();
          await engine.loadVocabulary();
          return engine.call('commonPrefix', {
            requests: ['Hi', 'Ho'].map((content) => ({
              model: 'deepseek-flash',
              messages: [{role: 'user', content}],
            })),
          }).ok;
        });
        assert.equal(counted, true);
        await page.evaluate(
          (workloads) => void (deep('deepseek-cost').data = {workloads}),
          [{input: '3,000', hit: '80', output: '700', requests: '10,000', per: 'day'}],
        );
        await waitForTotals(page, GIVEN);
      },
      // The scripts by which WebKit is driven stop at some of them.
      {only: ENGINES.filter((engine) => engine !== 'webkit' || !/every object|toJSON/.test(name))},
    );
};
