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

const missing: string[] = [];

addEventListener(
  'error',
  ({target}) => {
    if (!(target instanceof HTMLScriptElement)) return;
    missing.push(target.src);
    page.classList.add('incomplete');
  },
  true,
);

addEventListener('click', ({target}) => {
  if (!(target instanceof Element) || !target.closest('#incomplete button')) return;
  // Some browsers remember that a file was not there: they are made to ask again.
  const again = missing.map((address) => fetch(address, {cache: 'reload'}));
  void Promise.allSettled(again).then(() => {
    location.reload();
  });
});
