/** Of lists of ids: how many there are, and two hashes of them in their order. */
export function fingerprint(lists) {
  let count = 0;
  let one = 0x811c9dc5;
  let other = 0;
  const add = (number) => {
    one = Math.imul(one ^ number, 0x01000193);
    other = (Math.imul(other, 31) + number) | 0;
  };
  for (const ids of lists) {
    count += ids.length;
    ids.forEach(add);
    add(-1); // where one list ends
  }
  return `${count} ${(one >>> 0).toString(16)} ${(other >>> 0).toString(16)}`;
}
