// What hosts may use of <deepseek-cost>, read from the comments of its public
// declarations: for custom-elements.json and for the tables of web/README.md.
import {readFileSync} from 'node:fs';
import ts from 'typescript';

import {inWeb} from './paths.ts';

export const DECLARATIONS = 'src/element/deepseek-cost.public.d.ts';

export interface Documented {
  name: string;
  type?: string;
  default?: string;
  description: string;
}

export interface Field extends Documented {
  kind: 'field' | 'method';
  readonly: boolean;
}

export interface ElementDocs {
  description: string;
  attributes: Documented[];
  /** Properties that are no attributes, and methods. */
  members: Field[];
  events: Documented[];
  cssProperties: Documented[];
  cssParts: Documented[];
}

export function elementDocs(): ElementDocs {
  const text = readFileSync(inWeb(DECLARATIONS), 'utf8');
  const source = ts.createSourceFile(DECLARATIONS, text, ts.ScriptTarget.Latest, true);
  const element = source.statements.find(ts.isClassDeclaration);
  const attributes = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({name}) => name.text === 'DeepSeekCostAttributes');
  if (!element || !attributes) throw new Error(`${DECLARATIONS} lacks the element`);
  const tags = tagsOf(element);
  return {
    description: comment(element),
    attributes: attributes.members.filter(ts.isPropertySignature).map((member) => ({
      name: nameOf(member),
      type: (member.type?.getText() ?? '').replace(/ \| undefined$/, ''),
      default: tagsOf(member).find(([tag]) => tag === 'default')?.[1] ?? '',
      description: comment(member),
    })),
    members: element.members
      .filter((member) => ts.isPropertyDeclaration(member) || ts.isMethodDeclaration(member))
      .filter((member) => comment(member) !== '')
      .map(field),
    events: listed(tags, 'fires', /^\{(?<type>[^}]+)\} (?<name>\S+) - (?<description>.*)$/s),
    cssProperties: listed(
      tags,
      'cssprop',
      /^\[(?<name>[\w-]+)=(?<default>[^\]]+)\] - (?<description>.*)$/s,
    ),
    cssParts: listed(tags, 'csspart', /^(?<name>[\w-]+) - (?<description>.*)$/s),
  };
}

/** In the format of https://github.com/webcomponents/custom-elements-manifest. */
export function elementsManifest(): object {
  const {description, attributes, members, events, cssProperties, cssParts} = elementDocs();
  const path = 'deepseek-cost.js';
  const typed = ({type = '', ...rest}: Documented): object => ({...rest, type: {text: type}});
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [
          {
            kind: 'class',
            name: 'DeepSeekCost',
            customElement: true,
            tagName: 'deepseek-cost',
            description,
            superclass: {name: 'HTMLElement'},
            attributes: attributes.map(typed),
            members: members.map((member) =>
              member.kind === 'field'
                ? typed(member)
                : {kind: 'method', name: member.name, description: member.description},
            ),
            events: events.map(typed),
            cssProperties,
            cssParts,
          },
        ],
        exports: [
          {kind: 'js', name: 'DeepSeekCost', declaration: {name: 'DeepSeekCost', module: path}},
          {
            kind: 'custom-element-definition',
            name: 'deepseek-cost',
            declaration: {name: 'DeepSeekCost', module: path},
          },
        ],
      },
    ],
  };
}

type Tag = [name: string, text: string];

function tagsOf(node: ts.Node): Tag[] {
  // As it was written: the parser takes "{…}" and "[…]" of a tag apart.
  return ts
    .getJSDocTags(node)
    .map(({tagName, parent, pos, end}) => [
      tagName.text,
      plain(parent.getSourceFile().text.slice(pos, end)).replace(/^@\w+ /, ''),
    ]);
}

function comment(node: ts.Node): string {
  const [block] = ts.getJSDocCommentsAndTags(node);
  return plain(ts.getTextOfJSDocComment(block?.comment) ?? '');
}

function plain(text: string): string {
  return text
    .replace(/\n\s*\*/g, '\n')
    .replace(/\s+/g, ' ')
    .replace(/\s*\*?\s*$/, '')
    .trim();
}

function nameOf(member: ts.TypeElement | ts.ClassElement): string {
  const {name} = member;
  if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
  throw new Error(`${DECLARATIONS}: a member without a name`);
}

function field(member: ts.PropertyDeclaration | ts.MethodDeclaration): Field {
  const described = {name: nameOf(member), description: comment(member)};
  if (ts.isMethodDeclaration(member)) {
    const given = member.parameters.map(({name}) => name.getText()).join(', ');
    const type = member.type?.getText() ?? 'void';
    return {...described, kind: 'method', type: `(${given}) → ${type}`, readonly: true};
  }
  const readonly = (member.modifiers ?? []).some(
    ({kind}) => kind === ts.SyntaxKind.ReadonlyKeyword,
  );
  return {...described, kind: 'field', type: member.type?.getText() ?? '', readonly};
}

function listed(tags: readonly Tag[], wanted: string, form: RegExp): Documented[] {
  return tags
    .filter(([tag]) => tag === wanted)
    .map(([, text]) => {
      const found = form.exec(text)?.groups;
      if (!found) throw new Error(`${DECLARATIONS}: @${wanted} ${text}`);
      return {...found, name: found.name ?? '', description: found.description ?? ''};
    });
}
