// Keeps the page of a region on the phone when somebody asks for it, tells its age, and takes it away again.

const name = 'kept-page'
const box = document.querySelector<HTMLElement>('[data-keep]')
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
    const kept = (await caches.has(name)) && (await (await caches.open(name)).match(location.href))
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

/** One page at a time: what was kept before goes. */
async function keep(): Promise<void> {
  await caches.delete(name)
  const cache = await caches.open(name)
  const own = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ]
  await cache.addAll([location.href, ...own.map(one => ('href' in one ? one.href : one.src))])
  // It serves this one address and nothing else of the site.
  await navigator.serviceWorker.register('/assets/keep-worker.js', { scope: location.pathname })
}

async function takeAway(): Promise<void> {
  for (const one of await navigator.serviceWorker.getRegistrations())
    if (one.active?.scriptURL.endsWith('/keep-worker.js')) await one.unregister()
  await caches.delete(name)
}
