// The style sheets of what comes later, in their order.
import dataTables from '../styles/data-tables.css?inline';
import files from '../styles/files.css?inline';
import print from '../styles/print.css?inline';
import shared from '../styles/sections.css?inline';
import plot from '../ui/plot.css?inline';
import working from '../sections/working/working.css?inline';
import history from '../sections/prices/history.css?inline';
import shape from '../sections/questions/shape.css?inline';
import workloads from '../sections/questions/workloads.css?inline';
import hours from '../sections/hours/hours.css?inline';
import year from '../sections/year/year.css?inline';
import decisions from '../sections/decisions/decisions.css?inline';
import usage from '../sections/usage/usage.css?inline';
import tokens from '../sections/tokens/tokens.css?inline';
import share from '../sections/share/share.css?inline';

export const lateStyles = [
  ...[files, shared, dataTables, working, shape, workloads, plot, hours, year, history],
  ...[decisions, usage, tokens, share, print],
].join('\n');
