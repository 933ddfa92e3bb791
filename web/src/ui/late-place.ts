// Where a section stands that is fetched when a reader comes near it.
import type {LateName} from '../state/types.js';
import type {LateSection} from './late-section.js';

/** Set by the build: the hash of what it was built from. */
declare const __BUILD__: string | undefined;

/** Two builds of the calculator on one page have tags of their own. */
export function tagOf(name: LateName): string {
  return `deepseek-cost-${name}${typeof __BUILD__ === 'string' ? `-${__BUILD__}` : ''}`;
}

/** A section's element, which may still wait for its script. */
export type LatePlace = HTMLElement &
  Partial<Pick<LateSection, 'hasUpdated' | 'updateComplete' | 'prepareSheet'>>;
