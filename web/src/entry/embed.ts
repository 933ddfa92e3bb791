/**
 * For the host's page: sizes the calculator's iframes to their content.
 *
 *     <iframe src="…/embed.html" title="DeepSeek cost" width="100%" height="700"></iframe>
 *     <script type="module" src="…/embed.js"></script>
 *
 * Only an iframe's own window is listened to, and only for its height, which is
 * kept within bounds. Without this script the iframe keeps its height and scrolls.
 *
 * @module
 */
const TYPE = 'deepseek-cost:resize';
const LEAST = 120;
const MOST = 12_000;

interface Resize {
  type: typeof TYPE;
  v: 1;
  height: number;
}

// On a server there is nothing to size.
if (typeof document !== 'undefined') addEventListener('message', resize);

function resize(event: MessageEvent): void {
  const {data} = event as {data: unknown};
  if (!isResize(data)) return;
  // A sandboxed frame has no origin to compare; its window is proof enough.
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== event.source) continue;
    if (!/\/embed\.html(?:[?#]|$)/.test(frame.src)) continue;
    frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.ceil(data.height)))}px`;
  }
}

function isResize(data: unknown): data is Resize {
  if (typeof data !== 'object' || data === null) return false;
  const {type, v, height} = data as Partial<Resize>;
  return type === TYPE && v === 1 && typeof height === 'number' && Number.isFinite(height);
}
