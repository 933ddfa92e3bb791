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

/** A head or a cell, where it has a class of its own. */
interface Classed {
  text: unknown;
  className: string | undefined;
}

export type Head = string | undefined | Classed;

export interface DataRow {
  name: unknown;
  cells: readonly unknown[];
  className?: string | undefined;
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

function classed(given: unknown): Classed {
  const own = typeof given === 'object' && given !== null && Object.hasOwn(given, 'className');
  return own ? (given as Classed) : {text: given, className: undefined};
}

function head(given: Head): TemplateResult {
  const {text, className} = classed(given);
  return html`<th scope="col" role="columnheader" class=${className ?? nothing}>${text}</th>`;
}

function row({name, cells, className}: DataRow): TemplateResult {
  return html`<tr role="row" class=${className ?? nothing}>
    <th scope="row" role="rowheader">${name}</th>
    ${cells.map(cell)}
  </tr>`;
}

function cell(given: unknown): TemplateResult {
  const {text, className} = classed(given);
  return html`<td role="cell" class=${className ?? nothing}>${text}</td>`;
}
