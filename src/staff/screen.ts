import type { VNode } from 'preact'
import type { WordPart } from '#i18n/parts.ts'
import type { MessageKey } from '#i18n/translate.ts'
import type { ReplyOf, Route } from '#lib/contract.ts'
import type { IconName } from '#ui/Icon.tsx'

/** Groups of the navigation, in this order. */
export const navGroups = ['work', 'network', 'figures', 'settings'] as const
export type NavGroup = (typeof navGroups)[number]

/** A screen of the staff app, as data; each module lists its own in `screens/screens.ts`. */
export interface Screen {
  /** Below /app; parts in braces reach the component as props: `/cases/{id}`. */
  readonly path: string
  /** Fetches the component: `() => import('./CaseScreen.tsx').then(m => m.CaseScreen)`. */
  // `never`: the router gives each component the parts its own path names.
  readonly load: () => Promise<(props: never) => VNode | null>
  /** The module whose own words it says besides those of the door; they are fetched with its code. */
  readonly words?: WordPart
  readonly title: MessageKey
  /** Shown only to those whose `me.actions` has it; null: whoever is signed in. */
  readonly action: string | null
  readonly nav?: NavEntry
  /** Opens by this sequence of keys wherever one is: `g f`. */
  readonly key?: string
  /** A search this screen answers, offered in the palette for whatever is typed there. */
  readonly search?: ScreenSearch
  /** `works`: also changes wait on the device; `reads`: shows what it knew; else it says that it needs the network. */
  readonly offline: 'works' | 'reads' | 'needs network'
  /** For those not signed in: sign-in, an invitation. */
  readonly open?: true
}

export interface ScreenSearch {
  readonly label: MessageKey
  readonly to: (typed: string) => string
  /** Answers in the palette itself while somebody types: a handful, best first. Fetched when first needed. */
  readonly live?: (typed: string, signal: AbortSignal) => Promise<readonly LiveResult[]>
}

export interface LiveResult {
  readonly to: string
  readonly label: string
  /** In a few words: why it fits, what it is. */
  readonly detail: string
}

export interface NavEntry {
  readonly group: NavGroup
  /** Within the group; steps of ten. */
  readonly order: number
  /** On a phone four entries stand below the thumb: those with a rank first, the lowest of all. */
  readonly thumb?: number
  readonly icon: IconName
  readonly label: MessageKey
  /** At a desk it stands below the menu, beside who one is, and is always in sight. */
  readonly foot?: true
  /** A number beside the label: what waits there. */
  readonly badge?: Badge
}

export interface Badge {
  readonly route: Route
  readonly count: (reply: unknown) => number
}

/** Joins a route without input to the figure in its reply. */
export function badge<R extends Route>(route: R, count: (reply: ReplyOf<R>) => number): Badge {
  return { route, count: reply => count(reply as ReplyOf<R>) } // the pair was checked here
}
