// The engine's façade: whatever is handed in, an answer of the published shape comes out.
import {beforeAll, describe, expect, it} from 'vitest';

import {createEngine, EngineLoadError, type Engine} from './engine.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

const real = {
  model: 'deepseek-v4-pro',
  card: '2026-06-28',
  currency: 'USD',
  usage: {hit: 0, miss: 11, output: 207},
} as const;

describe('call', () => {
  it('prices a request exactly', () => {
    expect(engine.call('price', real)).toMatchObject({ok: true, amount: '0.000184875'});
  });

  it('takes counts as numbers, bigints and text alike', () => {
    const amounts = [11, 11n, '11'].map((miss) => {
      const answer = engine.call('price', {...real, usage: {...real.usage, miss}});
      return answer.ok ? answer.amount : answer.errors;
    });
    expect(amounts).toEqual(Array(3).fill('0.000184875'));
  });

  it.each([
    [
      'a cycle',
      (() => {
        const cycle: Record<string, unknown> = {};
        cycle.self = cycle;
        return cycle;
      })(),
    ],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a number', 7],
    ['null', null],
    ['an array', []],
    ['text', 'price'],
    ['not a number', {usage: NaN}],
    ['half a character', {model: '\ud800'}],
    [
      'a throwing property',
      {
        get model(): string {
          throw new Error('no');
        },
      },
    ],
    ['depth', JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown],
  ])('refuses %s with an error, not an exception', (_what, request) => {
    const answer = engine.call('price' as string, request);
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(answer.errors.length).toBeGreaterThan(0);
    for (const error of answer.errors) {
      expect(error.code).toMatch(/^[a-z_]+$/);
      expect(error.where).toBeTypeOf('string');
      expect(error.message.length).toBeGreaterThan(5);
    }
  });

  it.each([[''], ['no such call'], ['\ud800'], ['constructor'], [7], [null], [undefined], [{}]])(
    'refuses %o as a name',
    (name) => {
      expect(engine.call(name as string)).toMatchObject({
        ok: false,
        errors: [{code: 'unknown_call'}],
      });
    },
  );

  it('answers the same bytes every time', () => {
    const text = JSON.stringify(real);
    expect(engine.callText('price', text)).toBe(engine.callText('price', text));
  });
});

describe('the modules behind it', () => {
  it('answers a call of either', () => {
    expect(engine.call('defaults')).toMatchObject({ok: true});
    expect(engine.call('sql', {dialect: 'duckdb'})).not.toMatchObject({
      errors: [{code: 'unknown_call'}],
    });
  });
});

describe('openUsageLog', () => {
  it('refuses what is not bytes and still closes', () => {
    const log = engine.openUsageLog();
    expect(log.append('text' as never)).toMatchObject({ok: false});
    expect(log.finish()).toHaveProperty('ok');
    expect(log.finish()).toMatchObject({ok: false});
  });

  it('refuses bad options at every step', () => {
    const log = engine.openUsageLog({currency: 'EUR' as never});
    expect(log.append(new Uint8Array(3))).toMatchObject({ok: false});
    expect(log.finish()).toMatchObject({ok: false});
  });
});

describe('createEngine', () => {
  it('says what is wrong with a module', async () => {
    const broken = createEngine({wasmBinary: {importer: new Uint8Array([1, 2, 3])}});
    await expect(broken).rejects.toMatchObject({code: 'not_wasm'});
    await expect(broken).rejects.toBeInstanceOf(EngineLoadError);
  });

  it('says which file is missing', async () => {
    const url = new URL('./nowhere.wasm', import.meta.url);
    await expect(createEngine({wasmUrl: {calculator: url}})).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('shares its compiled modules with a second engine', async () => {
    const second = await createEngine({wasmModule: engine.wasmModule});
    expect(second.call('price', real)).toEqual(engine.call('price', real));
  });
});
