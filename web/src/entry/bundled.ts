// What `import 'deepseek-cost'` leads to in a bundle.
import './carried-modules.js';

export * from './deepseek-cost.js';
