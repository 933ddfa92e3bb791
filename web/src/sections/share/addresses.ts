// Addresses that the element writes; it reads none.
/** An address without its fragment. */
function addressOf(href: string): string {
  return href.replace(/#.*$/s, '');
}

/** What may be handed on: where the page is a file, its folder is nobody else's business. */
export function withoutPath(link: string): string {
  return link.startsWith('file:') ? link.replace(/^[^#]*/s, '') : link;
}

/**
 * What stands before the guide's paths; undefined where no guide is known to be. The
 * guide's own pages lie under /guides/.
 */
export function guideBaseOf(given: string | null | undefined): string | undefined {
  if (typeof given === 'string') return addressBase(given);
  const here = typeof location === 'undefined' ? '' : location.pathname;
  return here.startsWith('/guides/deepseek-') ? '' : undefined;
}

/** What stands before a path: a web address or a path, and never a script. */
export function addressBase(given: string | null): string {
  const base = (given ?? '').trim();
  return /^(?:https?:\/\/|\.{0,2}\/)/i.test(base) ? base.replace(/\/$/, '') : '';
}

let script = '';

/**
 * Where this script lies, in the folder of the site. Its own address is no help: in a
 * bundle it is another script's.
 */
export function setScriptAddress(address: string): void {
  script = address;
}

/**
 * Whether this script's file is gone: then another version is published, and what this
 * one has not fetched yet cannot be had any more.
 */
export async function isReplaced(): Promise<boolean> {
  if (!script.startsWith('http')) return false;
  try {
    const {ok, headers} = await fetch(script, {method: 'HEAD', cache: 'no-store'});
    // Some servers answer with a page of their own for whatever is not there.
    return !ok || !(headers.get('content-type') ?? '').includes('script');
  } catch {
    return false; // no network: another try may help
  }
}

/** The folder of the site: there the page is, too. "" where that is not known. */
export function scriptFolder(): string {
  return script.startsWith('http') ? new URL('..', script).href : '';
}

/** What stands before a link's text: `given`, or the page's own address, or the site's folder. */
export function shareBaseOf(given: string | null, ownsPage: boolean): string {
  const page = typeof location === 'undefined' ? '' : addressOf(location.href);
  // A page inside another's text (srcdoc), or made by a script, is at no address.
  const isSomewhere = /^(?:https?|file):/.test(page);
  return given ?? (ownsPage && isSomewhere ? page : scriptFolder() || page);
}
