// What a first view needs as soon as a reader does something with it: the words of all
// sections, the working of each number, the fields of shapes and hours.
import {
  allIn,
  bucket,
  cacheSaves,
  month,
  moveOffPeak,
  total,
} from '../sections/statement/working.js';
import type {WorkingViews} from '../state/lazy-bundle.js';
import dataTables from '../styles/data-tables.css?inline';
import files from '../styles/files.css?inline';
import print from '../styles/print.css?inline';
import shared from '../styles/sections.css?inline';
import plot from '../ui/plot.css?inline';
import workingSheet from '../sections/working/working.css?inline';
import shape from '../sections/questions/shape.css?inline';
import sentence from '../sections/statement/sentence.css?inline';
import workloads from '../sections/questions/workloads.css?inline';

// What the sections further below are made of: they come with it.
import '../ui/late-section.js';

export {en} from '../strings/en/index.js';
export {printFooter, printTitle} from './print-words.js';
export {inputName} from '../format/input-names.js';
export {undoButtons} from '../ui/undo-buttons.js';
export {monthRange} from '../sections/decisions/ranges.js';
export {hoursTotals} from '../sections/hours/answer.js';
export {paintedText} from '../format/painted-hours.js';
export {paintedAs, schedule} from '../sections/questions/schedule.js';
export {workloadLine} from '../sections/questions/workload-line.js';
export {workloadHeader} from '../sections/questions/workload-header.js';
export {priceChanges} from '../sections/prices/price-changes.js';
export {sampleText, shapeFields, shapePaths} from '../sections/questions/shape.js';
export {isNumber, sentenceError, sentenceNumber} from '../sections/statement/sentence-field.js';
export {chosenMonth, workloadLines} from '../sections/statement/workload-lines.js';

export const working: WorkingViews = {
  ...{month, bucket, total},
  ...{cacheSaves, allIn, moveOffPeak},
};

export const style = [
  files,
  shared,
  dataTables,
  workingSheet,
  shape,
  workloads,
  sentence,
  plot,
].join('\n');
export {print};
