// Starts a worker from the script that the build made for it: in a page of the same
// site, in a page of another that takes the script from there, and in the single page,
// which carries it.

/** `id`: of the element that carries the script. Throws where no worker can be had. */
export function openWorker(id: string, url: URL | undefined): Worker {
  const inline = document.getElementById(id)?.textContent;
  if (inline) return new Worker(blobUrl(inline), {type: 'module'});
  if (!url) throw new Error('this script carries no worker');
  if (url.origin === location.origin) return new Worker(url, {type: 'module'});
  // A worker's script must be of the page's own origin; one that only imports is.
  return new Worker(blobUrl(`import ${JSON.stringify(url.href)};`), {type: 'module'});
}

function blobUrl(script: string): string {
  return URL.createObjectURL(new Blob([script], {type: 'text/javascript'}));
}
