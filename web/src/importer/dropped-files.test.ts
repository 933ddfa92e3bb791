import {expect, test} from 'vitest';

import {droppedFiles} from './dropped-files.js';

type Tree = File | {name: string; inner: Tree[]} | {name: string; broken: true};

/** As a browser gives it: a folder's entries in pieces of two, in no order. */
function entry(tree: Tree): FileSystemEntry {
  if (tree instanceof File) {
    const file = (done: (file: File) => void): void => {
      done(tree);
    };
    return {name: tree.name, isDirectory: false, file} as unknown as FileSystemEntry;
  }
  const createReader = (): object => {
    const left = 'inner' in tree ? tree.inner.toReversed().map(entry) : [];
    return {
      readEntries: (done: (some: FileSystemEntry[]) => void, failed: (why: Error) => void) => {
        if ('broken' in tree) failed(new Error('gone'));
        else done(left.splice(0, 2));
      },
    };
  };
  return {name: tree.name, isDirectory: true, createReader} as unknown as FileSystemEntry;
}

async function namesOf(trees: Tree[]): Promise<string[]> {
  const files = trees.map((tree) => (tree instanceof File ? tree : new File([], tree.name)));
  const items = trees.map((tree) => ({webkitGetAsEntry: () => entry(tree)}));
  const dropped = await droppedFiles({items, files} as unknown as DataTransfer);
  return dropped.map((file) => file.name);
}

const file = (name: string): File => new File(['x'], name);

test('files in a folder, however deep, come in the order of their names', async () => {
  const sessions = ['a', 'b', 'c', 'd', 'e'].map((name) => file(`${name}.jsonl`));
  const folder = {
    name: 'projects',
    inner: [...sessions, {name: 'aa', inner: [file('1.jsonl'), file('.DS_Store')]}],
  };
  expect(await namesOf([file('first.csv'), folder])).toEqual([
    ...['first.csv', 'a.jsonl', '1.jsonl'],
    ...['b.jsonl', 'c.jsonl', 'd.jsonl', 'e.jsonl'],
  ]);
});

test('files alone are those that the browser gives; so is a folder without any', async () => {
  expect(await namesOf([file('a.csv'), file('._a.csv')])).toEqual(['a.csv', '._a.csv']);
  expect(await namesOf([{name: 'locked', broken: true}])).toEqual(['locked']);
  expect(await namesOf([{name: 'empty', inner: []}])).toEqual(['empty']);
});
