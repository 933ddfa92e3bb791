// Runs before anything of the page is painted; the build puts it into the page.
// What the build drew is the default scenario: whoever opens another must not see its
// numbers. And what is missing of this page's scripts is said, for they cannot.
const page = document.documentElement;

function hasOwnBook(): boolean {
  try {
    return localStorage.getItem('deepseek-cost.rate-book') !== null;
  } catch {
    return false; // storage is forbidden
  }
}

if (location.hash.length > 1 || /[?&](?:card|currency|view)=/.test(location.search) || hasOwnBook())
  page.classList.add('not-default');

addEventListener(
  'error',
  ({target}) => {
    if (target instanceof HTMLScriptElement) page.classList.add('incomplete');
  },
  true,
);

addEventListener('click', (event) => {
  const [pressed] = event.composedPath();
  if (!(pressed instanceof Element)) return;
  // What the build drew is not live yet: past the form to the totals, too, leads the page.
  if (pressed.matches('[part~=skip-button]')) {
    const root = pressed.getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>('.month > summary')?.focus();
  }
  if (!pressed.closest('#incomplete button')) return;
  // Some browsers remember that a file was not there: they are made to ask again.
  const files = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(
    'script[src], link[rel$="preload"]',
  );
  const again = Array.from(files, (file) =>
    fetch('src' in file ? file.src : file.href, {cache: 'reload'}),
  );
  void Promise.allSettled(again).then(() => {
    location.reload();
  });
});
