// The styles of what is drawn at build time. The sheet of all that comes later is
// larger than a page may be, and most of it is for what nobody has opened yet.
import {generate, parse, walk, type CssNode, type PseudoClassSelector} from 'css-tree';
import {parseFragment, type DefaultTreeAdapterTypes} from 'parse5';

const read = (css: string): CssNode => parse(css, {parseCustomProperty: true});

/** A style sheet without its comments and blanks. */
export function smallCss(css: string): string {
  return generate(read(css));
}

/** The rules of `css` that can hold for anything in `drawn`. */
export function stylesFor(drawn: string, css: string): string {
  const there = namesIn(drawn);
  const sheet = read(css);
  walk(sheet, {
    visit: 'Rule',
    enter({prelude}, item, list) {
      if (prelude.type !== 'SelectorList' || this.atrule?.name === 'keyframes') return;
      prelude.children = prelude.children.filter((selector) => canHold(selector, there));
      if (prelude.children.isEmpty) list.remove(item);
    },
  });
  walk(sheet, {
    visit: 'Atrule',
    leave({block}, item, list) {
      if (block?.children.isEmpty) list.remove(item);
    },
  });
  return generate(sheet);
}

interface Names {
  tags: Set<string>;
  classes: Set<string>;
  ids: Set<string>;
  attributes: Set<string>;
  languages: Set<string>;
}

function namesIn(html: string): Names {
  const names: Names = {
    tags: new Set(),
    classes: new Set(),
    ids: new Set(),
    // Whatever is opened later.
    attributes: new Set(['open']),
    languages: new Set(),
  };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      names.tags.add(node.tagName);
      for (const {name, value} of node.attrs) {
        names.attributes.add(name);
        if (name === 'class') for (const each of value.split(/\s+/)) names.classes.add(each);
        if (name === 'id') names.ids.add(value);
        if (name === 'lang') names.languages.add(value.split('-')[0] ?? '');
      }
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return names;
}

/** Whether all classes, tags and attributes that a selector names are there. */
function canHold(selector: CssNode, there: Names): boolean {
  return selector.type !== 'Selector' || !selector.children.some((each) => !isThere(each, there));
}

function isThere(part: CssNode, there: Names): boolean {
  switch (part.type) {
    case 'TypeSelector':
      return part.name === '*' || there.tags.has(part.name);
    case 'ClassSelector':
      return there.classes.has(part.name);
    case 'IdSelector':
      return there.ids.has(part.name);
    case 'AttributeSelector':
      return there.attributes.has(part.name.name);
    case 'PseudoClassSelector':
      return isState(part, there);
    default:
      return true;
  }
}

function isState({name, children}: PseudoClassSelector, there: Names): boolean {
  const inside = children?.first;
  if (name === 'has' && inside?.type === 'SelectorList')
    return inside.children.some((each) => canHold(each, there));
  // The drawing's own language.
  if (name === 'lang' && inside?.type === 'Identifier') return there.languages.has(inside.name);
  // Nobody has chosen a theme before the page is live.
  return !(name === 'host' && inside && generate(inside).startsWith('[theme'));
}
