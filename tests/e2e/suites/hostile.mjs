// Fragments made to do harm: markup, scripts, floods. Whatever comes, the page
// answers in bounded time, runs nothing, asks nobody, and is usable afterwards.
import assert from 'node:assert/strict';

import {DEFAULT_TOTALS, field, fragment, waitForTotals} from '../calculator.mjs';
import {live} from '../harness.mjs';

const MARKUP = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
const V1 = 'v=1&card=2026-06-28';

const FRAGMENTS = {
  markup: MARKUP,
  'escaped markup': encodeURIComponent(MARKUP),
  'markup in a name': `${V1}&w=${encodeURIComponent(MARKUP)}&in=5`,
  'markup in a number': `${V1}&in=${encodeURIComponent('"><svg onload=globalThis.hacked=1>')}`,
  'a script address': 'javascript:globalThis.hacked=1',
  'a broken escape': `${V1}&w=%E0%A4%A&in=%`,
  'bytes that are no text': `${V1}&w=%ff%fe%00%c0%af`,
  'a lone surrogate': `${V1}&w=%ED%A0%80`,
  'a prototype': '__proto__[x]=1&constructor=1&v=1&card=__proto__',
  'a huge number': `${V1}&in=${'9'.repeat(400)}&req=1e999999`,
  'many workloads': V1 + '&w=a&in=1'.repeat(3000),
  'many separators': '&='.repeat(50_000),
  'a hundred thousand letters': 'A'.repeat(100_000),
  'a hundred thousand escapes': `${V1}&w=${'%41'.repeat(33_333)}`,
  'an unknown card': 'v=1&card=2999-01-01&in=5',
  'an empty version': 'v=&card=&k=',
  'a template': `${V1}&w=${encodeURIComponent('${7*7}{{7*7}}')}`,
};

export default (test) => {
  test(
    'hostile fragments run nothing, in bounded time, and leave a working page',
    async (t) => {
      const page = await t.newPage();
      // How long an opening takes is the machine's matter; what counts is that no
      // fragment makes it much longer.
      const opened = async (fragment) => {
        await page.goto('about:blank');
        const began = performance.now();
        await page.goto(`${t.site.origin}/#${fragment}`);
        await live(page);
        return performance.now() - began;
      };
      const plain = Math.max(await opened(''), await opened(V1));
      const slow = [];
      for (const [name, fragment] of Object.entries(FRAGMENTS)) {
        const took = await opened(fragment);
        if (took > 4 * plain + 1000)
          slow.push(`${name}: ${Math.round(took)} ms, a plain one ${Math.round(plain)} ms`);
        const state = await page.evaluate(() => ({
          hacked: 'hacked' in globalThis || 'x' in {},
          injected: deepAll({css: 'img, [onerror], [onload], iframe, object, embed', hidden: true})
            .length,
          text: deepText(document.body),
        }));
        assert.equal(state.hacked, false, `${name} ran`);
        assert.equal(state.injected, 0, `${name} left markup`);
        assert.ok(
          !/NaN|undefined|\[object|49\{\{|TypeError/.test(state.text),
          `${name}: no program words`,
        );
      }
      assert.deepEqual(slow, []);
      await page.goto(`${t.site.origin}/?again`);
      await live(page);
      await page.fill(field('input'), '12k');
      await waitForTotals(page, ['$63.952', '$194.445']);
    },
    {seconds: 240},
  );

  test('the same while the page is open: a pasted fragment', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    for (const [name, fragment] of Object.entries(FRAGMENTS)) {
      const took = await page.evaluate(async (text) => {
        const at = performance.now();
        location.hash = text;
        await new Promise((resolve) => setTimeout(resolve, 30));
        await document.querySelector('deepseek-cost').updateComplete;
        return performance.now() - at;
      }, fragment);
      assert.ok(took < 3000, `${name}: ${took} ms`);
      assert.ok(!(await page.evaluate(() => 'hacked' in globalThis)), `${name} ran`);
    }
  });

  test('a name full of markup is text, in a link that is whole', async (t) => {
    const name = '<b onclick=hacked=1>&"\'</b>';
    const page = await t.calculator(
      `/#${await fragment({workloads: [{name}, {name: '=HYPERLINK("x")'}]})}`,
    );
    await waitForTotals(page, ['$35.588', '$109.51125']);
    assert.equal(await page.value(field('/workloads/0/name')), name);
    assert.equal(await page.count({css: 'b[onclick]', hidden: true}), 0);
    assert.ok((await page.text('deepseek-cost')).includes(name), 'shown as it is written');
  });

  for (const address of ['/', '/zh.html', '/embed.html']) policyOf(test, address);
};

/** embed.html narrows its policy itself, to the address that it came from. */
function policyOf(test, address) {
  test(`the policy of ${address} stops what would get through`, async (t) => {
    t.expectProblem(/policy|Content.Security|violates|Refused|blocked|load:/i);
    const page = await t.calculator(address);
    t.expectStrangers = true;
    const outcome = await page.evaluate(
      async (other) => {
        const tried = {};
        tried.network = await fetch(other).then(
          () => 'sent',
          () => 'blocked',
        );
        const script = document.createElement('script');
        script.textContent = 'globalThis.hacked = 1';
        document.body.append(script);
        tried.inline = 'hacked' in globalThis ? 'ran' : 'blocked';
        tried.image = await new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('blocked');
          image.src = `${other}/icons/icon-192.png`;
        });
        tried.module = await import(`${other}/embed.js`).then(
          () => 'ran',
          () => 'blocked',
        );
        return tried;
      },
      t.site.origin.replace('127.0.0.1', 'localhost'),
    );
    assert.deepEqual(outcome, {
      network: 'blocked',
      inline: 'blocked',
      image: 'blocked',
      module: 'blocked',
    });
  });
}
