// The styles of what is drawn at build time. The sheet of all that comes later is
// larger than a page may be, and most of it is for what nobody has opened yet.

/** The rules of `css` that can hold for anything in `drawn`. */
export function stylesFor(drawn: string, css: string): string {
  const there = new Set<string>();
  for (const [, list = ''] of drawn.matchAll(/\sclass="?([^">]*)/g))
    for (const name of list.split(/\s+/)) there.add(`.${name}`);
  for (const [, tag = ''] of drawn.matchAll(/<([a-z][\w-]*)/g)) there.add(tag);
  for (const [, name = ''] of drawn.matchAll(/\s([a-z][\w-]*)(?==|[\s>])/g)) there.add(`[${name}`);
  there.add('[open');
  // The drawing's own language. Nobody has chosen a theme before the page is live.
  for (const [, language = ''] of drawn.matchAll(/\slang="?(\w+)/g))
    there.add(`:lang(${language})`);
  return used(css.replace(/\/\*.*?\*\//gs, ''), there);
}

function used(css: string, there: ReadonlySet<string>): string {
  return blocks(css)
    .map(([head, body]) => {
      if (/^@(?:media|container|supports)\b/.test(head)) {
        const inside = used(body, there);
        return inside === '' ? '' : `${head} {\n${inside}}\n`;
      }
      const selectors = head.split(/,(?![^(]*\))/).filter((selector) => canHold(selector, there));
      if (head.startsWith('@')) return `${head} {${body}}\n`;
      return selectors.length === 0 ? '' : `${selectors.join(',')} {${body}}\n`;
    })
    .join('');
}

/** Whether all classes, tags and attributes that a selector names are there. */
function canHold(selector: string, there: ReadonlySet<string>): boolean {
  const languages = selector.match(/:lang\(\w+\)/g) ?? [];
  if (!languages.every((each) => there.has(each)) || selector.includes(':host([theme'))
    return false;
  const inside = [...selector.matchAll(/:has\(([^()]*)\)/g)].map(([, list = '']) =>
    list.split(','),
  );
  if (!inside.every((list) => list.some((each) => canHold(each, there)))) return false;
  const plain = selector
    .replace(/:{1,2}[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?/g, '')
    .replace(/(\[[\w-]+)[^\]]*\]/g, '$1');
  return (plain.match(/[.[]?[a-zA-Z][\w-]*/g) ?? []).every((name) => there.has(name));
}

/** What stands before and between each pair of outer braces. */
function blocks(css: string): [head: string, body: string][] {
  const found: [string, string][] = [];
  let depth = 0;
  let from = 0;
  let head = '';
  for (const {0: brace, index} of css.matchAll(/[{}]/g)) {
    if (brace === '{' && depth++ === 0) {
      head = css.slice(from, index).trim();
      from = index + 1;
    } else if (brace === '}' && --depth === 0) {
      found.push([head, css.slice(from, index)]);
      from = index + 1;
    }
  }
  return found;
}
