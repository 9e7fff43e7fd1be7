// Answers for the one page that somebody chose to keep on the phone: from the network where there is one, else as it was
// kept. A newer page takes the place of the kept one.

interface FetchEvent extends Event {
  respondWith(answer: Promise<Response>): void
  readonly request: Request
}
const name = 'kept-page'
const worker = self as unknown as {
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void
}

worker.addEventListener('fetch', event => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request))
})

async function answer(request: Request): Promise<Response> {
  const cache = (await caches.has(name)) ? await caches.open(name) : null
  try {
    const fresh = await fetch(request)
    if (cache && fresh.ok && (await cache.match(request))) await cache.put(request, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await cache?.match(request)
    if (kept) return kept
    throw error
  }
}
