/** The Chinese sentences. In the built site they are a script of their own. */
export function loadChinese(): Promise<typeof import('./zh/index.js')> {
  return import('./zh/index.js');
}
