// Keeps the app itself on the device, so that it opens without a network. Replies of the API are never kept here.

/** The names of the built files as JSON; the build puts them in. */
const shell = '__SHELL__'
const files: string[] = shell.startsWith('[') ? JSON.parse(shell) : []

// The types of pages and of workers exclude each other; this is what is used of the latter.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
  readonly request: Request
  readonly data: unknown
}
interface Worker {
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker // what `self` is here
const base = '/app/'
const version = `hamroh-${hash(shell)}`

worker.addEventListener('install', event => {
  event.waitUntil(
    caches.open(version).then(async cache => {
      await cache.addAll([base, ...files.map(name => base + name)])
    }),
  )
})

worker.addEventListener('activate', event => {
  event.waitUntil(
    caches.keys().then(async names => {
      await Promise.all(names.filter(isOlder).map(name => caches.delete(name)))
      await worker.clients.claim()
    }),
  )
})

worker.addEventListener('message', event => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting())
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(base)) return
  if (request.mode === 'navigate') event.respondWith(page())
  else if (/-[\w-]{8}\.\w+$/.test(url.pathname)) event.respondWith(file(request))
})

/** The page of this version, so that it never asks for files that a newer server no longer has. */
async function page(): Promise<Response> {
  const kept = await caches.match(base, { cacheName: version })
  return kept ?? fetch(base)
}

/** Fonts and the like join what is kept when they are first used: their names never change meaning. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await caches.open(version).then(cache => cache.put(request, fresh.clone()))
  return fresh
}

function isOlder(name: string): boolean {
  return name.startsWith('hamroh-') && name !== version
}

function hash(text: string): string {
  let sum = 5381
  for (const letter of text) sum = ((sum * 33) ^ (letter.codePointAt(0) as number)) >>> 0
  return sum.toString(36)
}
