// Some of what pages replace among the language's own objects, in a form in which
// nothing of theirs takes part: Prototype.js gives arrays a `toJSON` that makes them
// texts, and MooTools' `Array.from` takes no function.

/** `count` items, each made from its place. */
export function listOf<T>(count: number, item: (place: number) => T): T[] {
  const list: T[] = [];
  for (let i = 0; i < count; i++) list.push(item(i));
  return list;
}

type Replacer = (this: unknown, key: string, value: unknown) => unknown;

/** As `JSON.stringify`, whatever the page has given all arrays and objects. */
export function jsonText(value: object, replacer?: Replacer, indent?: number): string;
export function jsonText(value: unknown, replacer?: Replacer): string | undefined;
export function jsonText(value: unknown, replacer?: Replacer, indent?: number): string | undefined {
  return JSON.stringify(isReplaced() ? ofItsOwn(value) : value, replacer, indent);
}

function isReplaced(): boolean {
  return 'toJSON' in Array.prototype;
}

/** A copy in which no array and no plain object has a `toJSON` but its own. */
function ofItsOwn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return Object.defineProperty(value.map(ofItsOwn), 'toJSON', {value: undefined});
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value).map(([name, member]) => [name, ofItsOwn(member)] as const);
  const copy: object = Object.fromEntries(members);
  return 'toJSON' in copy && !Object.hasOwn(copy, 'toJSON')
    ? Object.defineProperty(copy, 'toJSON', {value: undefined})
    : copy;
}
