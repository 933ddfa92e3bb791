// A table of numbers in a place of its own that scrolls: a name before each row, a head
// over each column.
import {html, nothing, type TemplateResult} from 'lit';

import {scrollRegion} from './scroll-region.js';

export interface DataTable {
  /** What a screen reader calls the place. */
  label: string;
  /** The column of the names; the other heads, with a class where one has its own. */
  corner?: string | undefined;
  heads: readonly Head[];
  rows: readonly DataRow[];
  /** What the rows add up to. */
  foot?: DataRow;
  className?: string;
  region?: string;
}

export type Head = string | undefined | {text: unknown; className: string};

export interface DataRow {
  name: unknown;
  cells: readonly unknown[];
}

/** The roles stay where a style sheet sets the rows of a narrow place otherwise. */
export function dataTable({label, corner, heads, rows, foot, ...look}: DataTable): TemplateResult {
  const {className = 'data-table', region = ''} = look;
  return scrollRegion(
    label,
    html`<table class=${className} role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${corner === undefined ? html`<td role="cell"></td>` : head(corner)} ${heads.map(head)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(row)}
      </tbody>
      ${
        foot
          ? html`<tfoot role="rowgroup">
              ${row(foot)}
            </tfoot>`
          : nothing
      }
    </table>`,
    region,
  );
}

function head(given: Head): TemplateResult {
  const {text, className} = typeof given === 'object' ? given : {text: given, className: nothing};
  return html`<th scope="col" role="columnheader" class=${className}>${text}</th>`;
}

function row({name, cells}: DataRow): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${name}</th>
    ${cells.map((cell) => html`<td role="cell">${cell}</td>`)}
  </tr>`;
}
