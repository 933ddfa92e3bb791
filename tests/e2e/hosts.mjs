// Pages of hosts, and the element in them: from another origin, as most hosts have it, or
// from the host's own.
import {SITE} from './harness.mjs';
import {CORS_HEADERS} from './serve.mjs';

export const ELEMENT = '<deepseek-cost></deepseek-cost>';

export function hostHtml({head = '', body = ELEMENT, attributes = 'lang="en"'} = {}) {
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Host</title>
    <link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

/** The tag that loads the element. */
export function scriptTag(src, attributes = '') {
  return `<script type="module" src="${src}"${attributes}></script>`;
}

/** Adds that tag to a page which came without it. */
export function addScript(page, src) {
  return page.evaluate((address) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address;
    document.head.append(script);
  }, src);
}

/** A site of another origin that has the build under `folder`: {site, base, src}. */
export async function serveElement(t, {folder = '/cdn/', headers = CORS_HEADERS} = {}) {
  const site = await t.serve({folders: {[folder]: SITE}, headers});
  const base = `${site.origin}${folder.slice(0, -1)}`;
  return {site, base, src: `${base}/deepseek-cost.js`};
}

/**
 * Opens a host's page that loads the element from another origin.
 *
 *   body     text, or (origin of the element) => text
 *   script   (src) => the tag; `late` leaves it to the test (addScript)
 *   headers  (origin of the element) => what the host sends with its page
 *
 * → {page, src, server, site}
 */
export async function openHost(
  t,
  body,
  {head = '', late = false, script = scriptTag, headers = () => ({}), siteHeaders} = {},
) {
  const {site, src} = await serveElement(t, {headers: siteHeaders});
  const text = typeof body === 'function' ? body(site.origin) : body;
  const server = await t.serve({
    pages: {'/page': hostHtml({head: head + (late ? '' : script(src)), body: text})},
    pageHeaders: headers(site.origin),
  });
  return {page: await t.open(`${server.origin}/page`), src, server, site};
}

/** Opens a page of the origin that the element is on, too; `serving` goes to the server. */
export async function openOwnHost(t, body, {head = '', ...serving} = {}) {
  const server = await t.serve({
    folders: {'/cdn/': SITE},
    pages: {'/page': hostHtml({head: head + scriptTag('/cdn/deepseek-cost.js'), body})},
    ...serving,
  });
  return t.open(`${server.origin}/page`);
}
