// What `import 'deepseek-cost/engine.js'` leads to in a bundle.
import './carried-modules.js';

export * from '../engine/engine.js';
