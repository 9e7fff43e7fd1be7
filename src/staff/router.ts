import type { VNode } from 'preact'
import { h } from 'preact'
import { createValue } from './value.ts'

const base = '/app'

export interface Place {
  /** Below /app: `/cases/1`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly hash: string
  /** Counts up with each move, also to the same place again; not where only a filter of the place changes. */
  readonly move: number
}

export const place = createValue<Place>({ path: '/', query: new URLSearchParams(), hash: '', move: 0 })

/** Reads the address bar, and from then on follows it. */
export function startRouter(): void {
  read()
  addEventListener('popstate', () => read())
  document.addEventListener('click', followLink)
  history.scrollRestoration = 'manual'
}

/** Goes to a screen: `navigate('/cases/1?tab=notes')`. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const address = base + to
  // Another filter of the same list: nobody moved, the focus and the place on the page stay.
  const stays = replace && address.replace(/[?#].*/, '') === location.pathname
  if (replace) history.replaceState(stays ? { scroll: scrollY } : null, '', address)
  else {
    history.replaceState({ scroll: scrollY }, '')
    history.pushState(null, '', address)
  }
  read(stays ? 0 : 1)
}

/** How far this place was scrolled when it was left. */
export const keptScroll = (): number => Number((history.state as { scroll?: number } | null)?.scroll ?? 0)

function read(moves = 1): void {
  const { pathname, search, hash } = location
  const path = pathname.startsWith(base) ? pathname.slice(base.length).replace(/\/$/, '') || '/' : '/'
  place.set({ path, query: new URLSearchParams(search), hash, move: place.get().move + moves })
}

/** Plain links below /app stay in the app; with a modifier key, a target or a download they are the browser's. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest?.('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
  if (link.origin !== location.origin || !(link.pathname === base || link.pathname.startsWith(`${base}/`)))
    return
  const path = link.pathname.slice(base.length)
  if (path === place.get().path && link.hash && link.search === location.search) return
  event.preventDefault()
  navigate((path || '/') + link.search + link.hash)
}

interface LinkProps {
  /** Below /app. */
  readonly to: string
  readonly class?: string | undefined
  readonly current?: boolean | undefined
  readonly children?: unknown
  readonly onClick?: (() => void) | undefined
}

/** A link to a screen. */
export function Link({ to, current, children, onClick, class: className }: LinkProps): VNode {
  return h(
    'a',
    { href: base + to, class: className, 'aria-current': current ? 'page' : undefined, onClick },
    children as VNode,
  )
}

/** What stands behind the # of an address, where words go that no server is to see. */
export function textOfHash(hash: string): string {
  return decoded(hash.replace(/^#/, ''))
}

export const hrefOf = (to: string) => base + to

export interface Match<S> {
  readonly screen: S
  readonly params: Readonly<Record<string, string>>
}

/** The screen of a path; a word wins over a part in braces. Null where there is none. */
export function matchScreen<S extends { readonly path: string }>(
  screens: readonly S[],
  path: string,
): Match<S> | null {
  const found = screens.flatMap(screen => {
    const params = paramsOf(screen.path, path)
    return params ? [{ screen, params }] : []
  })
  found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  return found[0] ?? null
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const text = given[index] as string
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== text : text === '') return null
    if (name !== undefined) params[name] = decoded(text)
  }
  return params
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
