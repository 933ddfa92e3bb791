import {afterEach, describe, expect, it} from 'vitest';

import {jsonText, listOf} from './builtins.js';

type Replaced = {toJSON?: unknown};
const arrays = Array.prototype as unknown as Replaced;
const objects = Object.prototype as unknown as Replaced;

describe('jsonText', () => {
  afterEach(() => {
    delete arrays.toJSON;
    delete objects.toJSON;
  });

  const given = {
    list: [1, [2, {b: '3'}], undefined],
    none: undefined,
    date: new Date(0),
    own: {toJSON: () => 'own'},
    empty: {},
  };
  const expected = JSON.stringify(given);

  it('is what JSON.stringify makes of it', () => {
    expect(jsonText(given)).toBe(expected);
    expect(jsonText(undefined)).toBeUndefined();
  });

  it('whatever all arrays and objects were given', () => {
    arrays.toJSON = () => '[]';
    expect(JSON.stringify(given)).not.toBe(expected);
    expect(jsonText(given)).toBe(expected);
    objects.toJSON = () => 'object';
    const text = jsonText(given);
    delete objects.toJSON;
    expect(text).toBe(expected);
  });

  it('passes the replacer and the indent on', () => {
    arrays.toJSON = () => '[]';
    expect(jsonText({a: [1]}, (_key, value) => (value === 1 ? 2 : value), 1)).toBe(
      '{\n "a": [\n  2\n ]\n}',
    );
  });
});

describe('listOf', () => {
  it('makes each item from its place', () => {
    expect(listOf(3, (place) => place * place)).toEqual([0, 1, 4]);
    expect(listOf(0, String)).toEqual([]);
  });
});
