// Answers for the pages that somebody chose to keep on the phone: from the network where there is one, else as it was
// kept. A newer page takes the place of the kept one.

interface FetchEvent extends Event {
  respondWith(answer: Promise<Response>): void
  readonly request: Request
}
const worker = self as unknown as {
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void
}

worker.addEventListener('fetch', event => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request))
})

async function answer(request: Request): Promise<Response> {
  const names = (await caches.keys()).filter(name => name.startsWith('kept-page'))
  try {
    const fresh = await fetch(request)
    if (fresh.ok) {
      for (const cacheName of names)
        if (await caches.match(request, { cacheName }))
          await (await caches.open(cacheName)).put(request, fresh.clone())
    }
    return fresh
  } catch (error) {
    for (const cacheName of names) {
      const kept = await caches.match(request, { cacheName })
      if (kept) return kept
    }
    throw error
  }
}
