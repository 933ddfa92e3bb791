// The lazy bundle: the sections below the totals, the working of each number,
// sharing. In the built site it is a script of its own, fetched when a reader comes
// near any of it (element/arrival.ts).
export {EstimateFileController} from '../sections/share/estimate-file.js';
export {UsageController} from '../sections/usage/controller.js';
export {download, exported} from '../export/index.js';
export {en} from '../strings/en/index.js';
export {below, printFooter, printTitle} from './below.js';
export {monthRange} from '../sections/decisions/ranges.js';
export {schedule} from '../sections/questions/schedule.js';
export {workloadLine} from '../sections/questions/workload-line.js';
export {workloadHeader} from '../sections/questions/workload-header.js';
export {openedFile} from '../sections/share/open-file.js';
export {priceChanges} from '../sections/prices/price-changes.js';
export {sampleText, shapeFields, shapePaths} from '../sections/questions/shape.js';
export {shareDialog} from '../sections/share/dialog.js';
export {planNote} from '../sections/usage/plan.js';
export {usageSentence} from '../sections/usage/usage.js';
export {workloadLines} from '../sections/statement/workload-lines.js';
export * as working from '../sections/statement/working.js';
export {lateStyles as style} from './late-styles.js';
