// Everything that a first view does without: the whole engine, the sections below
// the totals, each number's working, sharing. In the built site it is a script of
// its own, fetched when a reader comes near any of it (element/arrival.ts).
export {FileDesk} from './element/estimate-file.js';
export {UsageDesk} from './element/usage.js';
export {createEngine} from './engine/engine.js';
export {download, exported} from './export/index.js';
export {en} from './strings/en.js';
export {below, printFooter} from './view/below.js';
export {monthRange} from './view/decide-range.js';
export {hours} from './view/hours.js';
export {named} from './view/named.js';
export {openedFile} from './view/open-file.js';
export {priceChanges} from './view/price-changes.js';
export {sampleText, shapeFields, shapePaths} from './view/shape.js';
export {shareDialog} from './view/share.js';
export {usageSentence} from './view/usage.js';
export {workloadLines} from './view/workload-lines.js';
export * as working from './view/working.js';
export {default as style} from './element/depth.css?inline';
