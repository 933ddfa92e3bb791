// What a host pastes into its page.
import type {Look} from '../../state/types.js';

/** Shows the scenario of `fragment`; "" where the site's folder is not known. */
export function embedSnippet(
  folder: string,
  fragment: string,
  language: string,
  {view, theme}: Look = {view: '', theme: ''},
): string {
  if (folder === '') return '';
  const lang = language === 'en' ? '' : ` lang="${language}"`;
  const look = `${view && ` view="${view}"`}${theme && ` theme="${theme}"`}`;
  return (
    `<script type="module" src="${escaped(folder)}deepseek-cost.js"></script>\n` +
    `<deepseek-cost${lang}${look} scenario="${escaped(fragment)}"></deepseek-cost>`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
