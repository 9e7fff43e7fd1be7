import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PageSpot } from '#platform/module.ts'

// The way back from a page that came as the answer to a form. Nothing of it is kept: it travels from form to form.

type Fields = PageSpot['fields']

const fieldName = 'trail'
/** Pages that are remembered on the way; older ones are let go. */
const longest = 6

interface Way {
  /** The pages before this one, the nearest last. */
  readonly trail: readonly PageSpot[]
  /** The same with this page, where it can be shown again. */
  readonly onward: readonly PageSpot[] | null
}

export const TrailContext = createContext<Way>({ trail: [], onward: null })

/** What came along with a posted form; whatever is no trail of ours is nothing. */
export function readTrail(form: Fields): readonly PageSpot[] {
  const given = form[fieldName]
  if (typeof given !== 'string') return []
  try {
    const list: unknown = JSON.parse(given)
    return Array.isArray(list) ? list.slice(-longest).filter(isSpot) : []
  } catch {
    return []
  }
}

function isSpot(one: unknown): one is PageSpot {
  const { path, fields } = Object(one) as Partial<Record<keyof PageSpot, unknown>>
  return (
    typeof path === 'string' &&
    /^\/(?!\/)[\w./-]*$/.test(path) &&
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every(
      value =>
        typeof value === 'string' || (Array.isArray(value) && value.every(part => typeof part === 'string')),
    )
  )
}

/** A form without what leads back from it. */
export function withoutTrail(form: Fields): Fields {
  const { [fieldName]: _, ...fields } = form
  return fields
}

/** The trail with one more page. */
export const trailWith = (trail: readonly PageSpot[], spot: PageSpot): readonly PageSpot[] =>
  [...trail, { ...spot, fields: withoutTrail(spot.fields) }].slice(-longest)

interface HiddenProps {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Fields that the form asks for itself. */
  readonly but?: readonly string[]
}

/** What a form carries on without showing it. */
export const Hidden = ({ values, but = [] }: HiddenProps) => (
  <>
    {Object.entries(values)
      .filter(([name, value]) => value && !but.includes(name))
      .flatMap(([name, value]) =>
        [value].flat().map(one => <input type="hidden" name={name} value={one as string} />),
      )}
  </>
)

export const HiddenTrail = ({ trail }: { readonly trail: readonly PageSpot[] }) =>
  trail.length > 0 ? <input type="hidden" name={fieldName} value={JSON.stringify(trail)} /> : null

/** In a form that stays on the same page or asks on: where one came from is not lost by it. */
export const Carried = () => <HiddenTrail trail={useContext(TrailContext).trail} />

interface GoProps {
  readonly href: string
  readonly class?: string
  /** An answer that goes along, from a page that is an answer itself. */
  readonly field?: readonly [name: string, value: string]
  readonly children: ComponentChildren
}

/** The form behind every `Go` of the page. */
export const onwardForm = 'onward'

/** Leads to another page of ours: by a link, or from an answer by a button that brings the way back along. */
export const Go = ({ href, class: look = 'link', field, children }: GoProps) =>
  useContext(TrailContext).onward ? (
    <button
      type="submit"
      form={onwardForm}
      formAction={href}
      class={look}
      name={field?.[0]}
      value={field?.[1]}
    >
      {children}
    </button>
  ) : (
    <a href={href} class={look === 'link' ? undefined : look}>
      {children}
    </a>
  )
