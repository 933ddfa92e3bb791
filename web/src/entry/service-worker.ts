// Keeps the calculator for use without a network. A newer version is fetched in
// the background and waits: it takes over when the reader agrees (the page then
// sends "take over") or when every tab is closed, never in the middle of an edit.
import {setCacheNameDetails} from 'workbox-core';
import {cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry} from 'workbox-precaching';

interface FetchEvent extends Event {
  request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  __WB_MANIFEST: PrecacheEntry[];
}
declare const self: WorkerScope;

// Other applications of the same host keep caches too.
setCacheNameDetails({prefix: 'deepseek-cost', suffix: 'v1'});
// Some programs write the "#" of a link as %23, which is a path that no server has.
self.addEventListener('fetch', (event) => {
  const {url, mode} = event.request;
  if (mode === 'navigate' && url.includes('%23v='))
    event.respondWith(Response.redirect(url.replace('%23v=', '#v=')));
});
// What stands behind a "?" is read by the page itself: the file is the same.
precacheAndRoute(self.__WB_MANIFEST, {
  ignoreURLParametersMatching: [/./],
});
cleanupOutdatedCaches();

// The page puts the vocabulary there once a reader has asked for exact counts.
self.addEventListener('fetch', (event) => {
  if (!/[/]deepseek-vocabulary-[^/]+\.bin$/.test(event.request.url)) return;
  event.respondWith(vocabulary(event.request));
});

async function vocabulary(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, {cacheName: 'deepseek-cost-vocabulary'});
  return kept ?? fetch(request);
}

self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});
