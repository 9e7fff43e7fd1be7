// Keeps a page on the phone when somebody asks for it (a region, the handbook), tells its age, and takes it away again.

const box = document.querySelector<HTMLElement>('[data-keep]')
// One page of each kind: the handbook does not drive the region away.
const kind = box?.dataset.keep ?? ''
const name = kind === '' || kind === 'true' ? 'kept-page' : `kept-page-${kind}`
const old = document.querySelector<HTMLElement>('[data-old]')
const aMonth = 31 * 86_400_000

// The page says when it was made, in milliseconds; the browser when it was opened.
if (old && performance.timeOrigin - Number(old.dataset.old) > aMonth) old.hidden = false
if (box && 'serviceWorker' in navigator && 'caches' in window) void offer(box)

async function offer(area: HTMLElement): Promise<void> {
  const add = area.querySelector<HTMLButtonElement>('[data-keep-add]')!
  const remove = area.querySelector<HTMLButtonElement>('[data-keep-remove]')!
  const status = area.querySelector<HTMLElement>('[role=status]')!
  area.hidden = false
  const show = async () => {
    // Looked up by name and not opened: opening would make one that was just taken away.
    const kept = await caches.match(location.href, { cacheName: name })
    remove.hidden = !kept
    add.hidden = Boolean(kept)
    status.textContent = kept ? (status.dataset.kept ?? '') : ''
  }
  await show()
  add.addEventListener('click', () =>
    keep()
      .then(show)
      .catch(() => {
        status.textContent = status.dataset.failed ?? ''
      }),
  )
  remove.addEventListener('click', () => takeAway().then(show))
}

/** One page of a kind at a time: what was kept before goes. */
async function keep(): Promise<void> {
  await takeAway()
  const cache = await caches.open(name)
  const own = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ]
  await cache.addAll([location.href, ...own.map(one => ('href' in one ? one.href : one.src))])
  // It serves this one address and nothing else of the site.
  await navigator.serviceWorker.register('/assets/keep-worker.js', { scope: location.pathname })
}

/** Leaves no worker behind that has nothing to serve. */
async function takeAway(): Promise<void> {
  await caches.delete(name)
  const others = (await caches.keys()).filter(other => other.startsWith('kept-page'))
  for (const one of await navigator.serviceWorker.getRegistrations()) {
    if (!one.active?.scriptURL.endsWith('/keep-worker.js')) continue
    const serving = await Promise.all(
      others.map(cacheName => caches.match(one.scope, { cacheName, ignoreSearch: true })),
    )
    if (!serving.some(Boolean)) await one.unregister()
  }
}
