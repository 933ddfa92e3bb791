/** The lazy bundle. In the built site it is a script of its own. */
export function loadRest(): Promise<typeof import('./rest.js')> {
  return import('./rest.js');
}
