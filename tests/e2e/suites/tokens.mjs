// Exact token counts on the page: texts, requests and comparisons as they are given,
// numbers into the scenario, and none of it in the link or on the network.
import assert from 'node:assert/strict';
import {copyFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {asset, live, PAGE_HEADERS, ROOT, SITE, workerActive} from '../harness.mjs';
import {field, give as giveFiles} from '../calculator.mjs';

const vectors = JSON.parse(readFileSync(join(ROOT, 'tests/vectors/tokens.json'), 'utf8'));
const VOCABULARY = asset('deepseek-vocabulary.bin');
const text = {css: '#tokens-text'};
const count = '[part~=tokens-count]';
const request = '[part~=tokens-request]';
const compared = '[part~=tokens-compared]';

async function open(t, address = '/', options = {}) {
  return openOn(await t.calculator(address, options));
}

async function openOn(page) {
  await page.waitForTarget({css: '[part~=tokens] summary', host: 'deepseek-cost'});
  await page.evaluate(() => deep('[part~=tokens] summary').click());
  await page.waitForTarget(text);
  return page;
}

async function paste(page, content) {
  await page.evaluate((given) => {
    const area = deep('#tokens-text');
    area.value = given;
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }, content);
}

const give = (page, picker, name, bytes) => giveFiles(page, [[name, bytes]], {picker});

const use = (page, words) =>
  page.evaluate((wanted) => {
    const button = deepAll('deepseek-cost-tokens button').find((each) =>
      deepText(each).includes(wanted),
    );
    if (!button) throw new Error(`no button says ${wanted}`);
    button.click();
  }, words);

const value = (page, path) =>
  page.evaluate((name) => deep(`[name="${name}"]:not([type=range])`)?.value, path);

const grouped = (number) => Number(number).toLocaleString('en-US');
const system = `You are a careful assistant. ${'Answer in full sentences and cite the manual. '.repeat(60)}`;
const chat = (date, ...more) =>
  JSON.stringify({
    model: 'deepseek-flash',
    thinking: {type: 'disabled'},
    messages: [
      {role: 'system', content: `Today is ${date}. ${system}`},
      {role: 'user', content: 'How do I reset it?'},
      ...more,
    ],
  });

export default (test) => {
  test('the vocabulary comes with the first count; texts are counted to the token', async (t) => {
    const page = await open(t);
    const fetched = async () =>
      (await page.requests()).filter((address) => address.includes('vocabulary')).length;
    assert.equal(await fetched(), 0, 'opening alone fetches no vocabulary');
    const link = await page.url();
    const texts = vectors
      // Content holds no added tokens: their names are text.
      .filter((each) => each.kind === 'text' && each.added_tokens !== 'matched')
      .map(({repeat, ...vector}) =>
        repeat ? {...vector, text: repeat.unit.repeat(repeat.times) + repeat.suffix} : vector,
      )
      // A field makes one line break of CR LF.
      .filter(({text: given}) => given !== '' && !given.includes('\r'));
    assert.ok(texts.length > 60);
    for (const vector of texts) {
      await paste(page, vector.text);
      // Each one counts for itself: the characters differ where the tokens do not.
      const characters = grouped([...vector.text].length);
      const seen = page.waitFor(
        (expected, chars) => {
          const shown = deep('[part~=tokens-count]');
          const facts = shown ? deepText(shown) : '';
          return facts.includes(expected) && facts.includes(chars);
        },
        `${grouped(vector.count)} token${vector.count === 1 ? '' : 's'}`,
        characters,
      );
      await seen.catch(async (error) => {
        throw new Error(
          `${vector.id}: ${error.message}: ${await page.text('deepseek-cost-tokens')}`,
        );
      });
    }
    assert.equal(await fetched(), 1);
    assert.equal(await page.url(), link, 'nothing of it is in the link');
  });

  test('requests that the API billed: the same number, or a bound that says so', async (t) => {
    const page = await open(t);
    for (const vector of vectors.filter((each) => each.kind === 'request').slice(0, 8)) {
      const json = JSON.stringify({model: vector.model, ...vector.request});
      await paste(page, '');
      await page.waitFor(() => !deep('[part~=tokens-request]'));
      await paste(page, json);
      await page.waitForText(/tokens in/, request);
      const shown = await page.text(request);
      assert.match(shown, /Exact|At least|Unverified/, vector.id);
      if (vector.encoding === 'v41' && vector.observed_on_api && /Exact/.test(shown)) {
        assert.ok(
          shown.includes(`${grouped(vector.prompt_tokens)} tokens in`),
          `${vector.id}: ${shown}`,
        );
      }
    }
  });

  test('two requests: what they share, where they part and what it costs', async (t) => {
    const page = await open(t);
    await paste(page, `${chat('26 November')}\n${chat('27 November')}\nnonsense\n`);
    await page.waitForText(/Request 2 shares its first \d+ of [\d,]+ tokens/, compared);
    const shown = await page.text(compared);
    assert.match(shown, /They part in message 1 \(System\)/);
    assert.match(shown, /Today is/);
    assert.match(shown, /\$0\.0\d+ instead of \$0\.0\d+, each time/);
    assert.match(await page.text('deepseek-cost-tokens'), /left out: line 3\./);
    t.record('a comparison', shown);
  });

  test('a count goes where it is wanted, and a conversation becomes a chat', async (t) => {
    const page = await open(t);
    await paste(page, system);
    await page.waitForText(/\d+ tokens/, count);
    const tokens = /([\d,]+) tokens/.exec(await page.text(count))[1];
    await use(page, 'Tokens in');
    await page.waitFor(
      (expected) => deep('[name="/workloads/0/input"]:not([type=range])')?.value === expected,
      tokens,
    );
    await use(page, 'System prompt');
    await page.waitForTarget(field('/workloads/0/shape/system'));
    assert.equal(await value(page, '/workloads/0/shape/system'), tokens);
    await paste(
      page,
      chat(
        'Friday',
        {role: 'assistant', content: 'Hold the button for ten seconds.'},
        {role: 'user', content: 'It still blinks.'},
      ),
    );
    await page.waitForText(/tokens in/, request);
    await use(page, 'Use as a chat of 2 turns');
    await page.waitFor(() => deep('[name="/workloads/0/shape/turns"]')?.value === '2');
    assert.ok(Number((await value(page, '/workloads/0/shape/system')).replace(',', '')) > 500);
    // What was filled in is said, and the share that it names is the shape's own.
    const filled = await page.waitForText(/now hold this chat: 2 turns, system prompt/, {
      css: 'deepseek-cost-tokens .status',
    });
    const [, share] = /([\d.]+%) of the input from the cache/.exec(filled);
    assert.ok((await page.text('[part~=derived]')).includes(share), share);
    assert.ok(!decodeURIComponent(await page.url()).includes('careful'));
  });

  test('what is broken is said at its place, and what was typed is kept', async (t) => {
    const page = await open(t);
    const broken = '{"messages": [{"role": "user"';
    await paste(page, broken);
    await page.waitForText(/begins like JSON but is not valid JSON/, count);
    assert.equal(await page.evaluate(() => deep('#tokens-text').value), broken);
    await paste(
      page,
      '{"model": "deepseek-flash", "messages": [{"role": "wizard", "content": ""}]}',
    );
    await page.waitForText(/messages\/0\/role: .*wizard/, '#tokens-note');
    await paste(page, '{"model": "gpt-9", "messages": [{"role": "user", "content": "x"}]}');
    await page.waitForText(/names gpt-9, which is none of DeepSeek/, 'deepseek-cost-tokens');
    await give(page, '#tokens-file', 'picture.png', Buffer.from([0x89, 0x50, 0, 0]));
    await page.waitForText(/no text file/, '#tokens-note');
    await give(page, '#tokens-file', 'empty.txt', Buffer.alloc(0));
    await page.waitForText(/file is empty/, '#tokens-note');
    await paste(page, '\ud800 lone');
    await page.waitForText(/counted as U\+FFFD/, count);
    assert.doesNotMatch(await page.text(count), /Exact/);
    await paste(page, '\ud83e\udd16 whole');
    await page.waitForText(/Exact/, count);
    // A text in GB 18030, and a long file whose characters the chunks cut.
    const gbk = Buffer.from('c4e3bac3cac0bde7', 'hex');
    await give(page, '#tokens-file', 'gbk.txt', gbk);
    await page.waitForText(/counted as U\+FFFD.*as UTF-8/, count);
    await give(page, '#tokens-file', 'long.txt', Buffer.from(`x${'世'.repeat(200_000)}`));
    await page.waitForText(/200,001/, count);
    assert.match(await page.text(count), /Exact/);
    await paste(page, '');
    await page.waitForText(/the file is still what is counted/, '#tokens-note');
    assert.match(await page.text(count), /200,001/);
  });

  test('the tokens are drawn, and 100 KB are counted as they are typed', async (t) => {
    const page = await open(t);
    await paste(page, 'a 🤖\nb');
    await page.waitForText(/tokens/, count);
    await page.evaluate(() => {
      deepAll('deepseek-cost-tokens details').at(-1).open = true;
    });
    await page.waitForText(/·🤖|🤖/, '[part~=tokens-drawn]');
    const long = 'The quick brown fox, 快速的棕色狐狸 1234 jumps.\n'.repeat(2200);
    await paste(page, long);
    await page.waitFor(
      (expected) => deepText(deep('[part~=tokens-count]')).includes(expected),
      grouped([...long].length),
    );
    await page.waitFor(() => deepAll('[part~=tokens-drawn] span').length === 2000);
    // Larger than the field takes: a file, counted in chunks.
    await give(page, '#tokens-file', 'book.txt', Buffer.from(long.repeat(12)));
    await page.waitForText(/book\.txt/, 'deepseek-cost-tokens');
    await page.waitFor(
      (expected) => deepText(deep('[part~=tokens-count]') ?? document.body).includes(expected),
      grouped([...long].length * 12),
    );
  });

  test('what is typed is counted in a worker, and the page only hands it over', async (t) => {
    const page = await open(t);
    await page.evaluate(() => {
      globalThis.handedOver = [];
      const {postMessage} = Worker.prototype;
      Worker.prototype.postMessage = function (message, ...more) {
        if (message.task?.name === 'count') globalThis.handedOver.push(message.task.content.length);
        return postMessage.call(this, message, ...more);
      };
    });
    const long = 'The quick brown fox, 快速的棕色狐狸 1234 jumps.\n'.repeat(2200);
    assert.ok(Buffer.byteLength(long) > 100_000);
    for (const typed of [long, `${long}x`, `${long}xy`]) {
      await paste(page, typed);
      await page.waitFor(
        (expected) => deepText(deep('[part~=tokens-count]') ?? document.body).includes(expected),
        grouped([...typed].length),
      );
    }
    const lengths = await page.evaluate(() => globalThis.handedOver);
    assert.deepEqual(lengths, [long.length, long.length + 1, long.length + 2]);
    // What counts has not come into the page itself.
    const own = (await page.requests()).filter((address) => /count-work/.test(address));
    assert.deepEqual(own, []);
  });

  test('a file of 100 MB streams in a worker and can be cancelled', async (t) => {
    const page = await open(t);
    await paste(page, 'Hello');
    await page.waitForText(/1 token\b/, count);
    await page.evaluate(() => {
      const unit = 'The quick brown fox, 快速的棕色狐狸 1234 jumps.\n'.repeat(20_000);
      const transfer = new DataTransfer();
      transfer.items.add(new File(Array(92).fill(unit), 'long.txt'));
      const picker = deep('#tokens-file');
      picker.files = transfer.files;
      picker.dispatchEvent(new Event('change', {bubbles: true}));
      globalThis.longest = 0;
      let last = performance.now();
      const tick = () => {
        globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
        last = performance.now();
        globalThis.ticking = setTimeout(tick);
      };
      tick();
    });
    await page.waitForText(/ of \d+(?:\.\d+)? MB/, '#tokens-note');
    await use(page, 'Cancel');
    await page.waitForText(/[Cc]ancel|[Ss]topped/, '#tokens-note');
    await paste(page, 'Hello world');
    await page.waitForText(/2 tokens/, count);
  });

  test('a request of 3 MB counts, with its tools one by one', async (t) => {
    const page = await open(t);
    const tool = (name) => ({
      type: 'function',
      function: {name, description: 'Looks it up.', parameters: {type: 'object'}},
    });
    const body = {
      model: 'deepseek-flash',
      tools: [tool('find_page'), tool('replace_text')],
      messages: [{role: 'user', content: 'Read this, 请读 this. '.repeat(130_000)}],
    };
    await give(page, '#tokens-file', 'request.json', Buffer.from(JSON.stringify(body)));
    await page.waitForText(/tokens in/, request);
    const shown = await page.text(request);
    assert.match(shown, /Tool find_page\s*\d\d/);
    assert.match(shown, /Tool replace_text\s*\d\d/);
    assert.match(shown, /How to call tools\s*\d{3}/);
  });

  test('a log’s billed prompts are checked against its requests when asked', async (t) => {
    const page = await t.calculator('/');
    const record = (billed, more = {}) =>
      JSON.stringify({
        request: {
          model: 'deepseek-flash',
          thinking: {type: 'disabled'},
          messages: [{role: 'user', content: 'Hi'}],
          ...more,
        },
        response: {
          id: `r${Math.random()}`,
          created: 1790000000,
          model: 'deepseek-flash',
          usage: {
            prompt_tokens: billed,
            prompt_cache_hit_tokens: 0,
            prompt_cache_miss_tokens: billed,
            completion_tokens: 3,
          },
        },
      });
    const pretty = JSON.stringify(
      {data: [record(5), record(9)].map((each) => JSON.parse(each))},
      null,
      2,
    );
    const log = [
      record(5),
      record(9),
      record(60, {response_format: {type: 'json_object'}}),
      JSON.stringify(JSON.parse(record(5)).response),
    ].join('\n');
    await give(page, '#usage-files', 'log.jsonl', Buffer.from(log));
    await page.waitForTarget({css: '[name=bill-check]', host: 'deepseek-cost'});
    const check = '[part~=bill-check]';
    assert.doesNotMatch(await page.text(check), /prompts counted/, 'off by default');
    await page.evaluate(() => deep('[name=bill-check]').click());
    await page.waitForText(/Prompts counted: 3; equal to the bill: 1; different: 1/, check);
    const shown = await page.text(check);
    assert.match(shown, /for a known reason: 1/);
    assert.match(shown, /could not be compared: 1/);
    assert.match(shown, /2\s+9\s+5/);
    await give(page, '#usage-files', 'log.json', Buffer.from(pretty));
    await page.waitFor(() => !/compared: 1/.test(deepText(deep('[part~=bill-check]'))));
    await page.evaluate(() => {
      if (!deep('[name=bill-check]').checked) deep('[name=bill-check]').click();
    });
    await page.waitForText(/Prompts counted: 2; equal to the bill: 1; different: 1/, check);
  });

  test('on a phone nothing is wider than the page', async (t) => {
    const page = await openOn(await t.calculator('/', {width: 390, height: 700}));
    const fits = async () => {
      const [content, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(content <= window, `${content} of ${window} pixels`);
    };
    await paste(page, `${'a'.repeat(3000)} ${'中'.repeat(500)}`);
    await page.waitForText(/tokens/, count);
    await page.evaluate(() => {
      deepAll('deepseek-cost-tokens details').at(-1).open = true;
    });
    await page.waitForTarget({css: '[part~=tokens-drawn]', host: 'deepseek-cost'});
    await fits();
    await paste(page, `${chat('26 November')}\n${chat('27 November')}`);
    await page.waitForText(/Request 2 shares/, compared);
    await fits();
  });

  // A prompt, a request, two of them and a conversation, one after another.
  async function walk(t, page) {
    await paste(page, system);
    await page.waitForText(/\d+ tokens/, count);
    await use(page, 'System prompt');
    await page.waitForTarget(field('/workloads/0/shape/system'));
    for (const vector of vectors.filter(
      ({kind, encoding, observed_on_api: billed, ...each}) =>
        kind === 'request' && encoding === 'v41' && billed && each.prompt_tokens === each.computed,
    )) {
      await paste(page, '');
      await page.waitFor(() => !deep('[part~=tokens-request]'));
      await paste(page, JSON.stringify({model: 'deepseek-flash', ...vector.request}));
      const shown = await page.waitForText(/tokens in/, request);
      assert.ok(shown.includes(`${grouped(vector.prompt_tokens)} tokens in`), vector.id);
      assert.match(shown, /Exact/, vector.id);
    }
    await paste(page, `${chat('26 November')}\n${chat('27 November')}`);
    await page.waitForText(/Request 2 shares its first/, compared);
    const turns = [
      {role: 'assistant', content: 'Hold it.'},
      {role: 'user', content: 'And now?'},
    ];
    await paste(page, chat('Friday', ...turns));
    await page.waitForText(/tokens in/, request);
    await use(page, 'Use as a chat of 2 turns');
    await page.waitFor(() => deep('[name="/workloads/0/shape/turns"]')?.value === '2');
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= window, `${content} of ${window} pixels`);
  }

  /** A reader who has counted once, whose network is gone. */
  async function countedThenOffline(t) {
    const server = await t.serve({folders: {'/': SITE}, pageHeaders: PAGE_HEADERS});
    const context = await t.newContext();
    const first = await t.newPage(context);
    await first.goto(`${server.origin}/`);
    await live(first);
    await workerActive(first);
    await openOn(first);
    await paste(first, 'Hello');
    await first.waitForText(/1 token\b/, count);
    await first.waitFor(async () => (await caches.keys()).includes('deepseek-cost-vocabulary'));
    t.expectProblem(/ERR_CONNECTION_REFUSED|NetworkError|Failed to load/);
    await server.stop();
    return {server, context};
  }

  test('on a phone without a network: prompt, requests as billed, comparison, chat', async (t) => {
    const {server, context} = await countedThenOffline(t);
    const page = await t.newPage(context);
    await page.setViewport(360, 740);
    await page.goto(`${server.origin}/`);
    await live(page);
    await openOn(page);
    await walk(t, page);
    assert.ok(!decodeURIComponent(await page.url()).includes('careful'));
    await server.start();
  });

  test('once counted, it counts without a network', async (t) => {
    const {server, context} = await countedThenOffline(t);
    const second = await t.newPage(context);
    await second.goto(`${server.origin}/`);
    await live(second);
    await openOn(second);
    await paste(second, 'Hello world');
    await second.waitForText(/2 tokens/, count);
    await server.start();
  });

  test('the single file has the rule of thumb, until it is given the vocabulary', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'deepseek-cost-'));
    try {
      const file = join(folder, 'deepseek-cost.html');
      copyFileSync(join(SITE, 'deepseek-cost.html'), file);
      const page = await t.newPage();
      await page.goto(pathToFileURL(file).href);
      await live(page);
      await openOn(page);
      await paste(page, 'Hello world');
      await page.waitForText(/About 4 tokens/, '#tokens-note');
      const bytes = readFileSync(join(SITE, VOCABULARY));
      const flipped = Buffer.from(bytes);
      flipped[4321] ^= 1;
      await give(page, '#tokens-vocabulary', 'flipped.bin', flipped);
      await page.waitForText(/not this version’s vocabulary|vocabulary/i, '#tokens-note');
      assert.equal(await page.exists({css: count}), false);
      await give(page, '#tokens-vocabulary', 'deepseek-vocabulary.bin', bytes);
      await page.waitForText(/2 tokens/, count);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
};
