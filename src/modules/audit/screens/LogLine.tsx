import { hrefOf, useFormat, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import type { Line } from './LogScreen.tsx'
import type { LogWords } from './log-words.ts'
import './audit.css'

/** Where a record is opened, and the action that its reader must have. */
const places: Readonly<Record<string, { readonly action: string; readonly at: (id: string) => string }>> = {
  person: { action: 'people.read', at: id => `/people/${id}` },
  case: { action: 'cases.read', at: id => `/cases/${id}` },
  contact: { action: 'contacts.read', at: id => `/contacts/${id}` },
  referral: { action: 'referrals.read', at: id => `/referrals/${id}` },
  claim: { action: 'claims.read', at: id => `/claims/${id}` },
  document: { action: 'documents.read', at: id => `/letters/${id}` },
  question: { action: 'tracing.read', at: id => `/tracing/${id}` },
  savings_group: { action: 'savings.read', at: id => `/groups/${id}` },
  service: { action: 'directory.read_service', at: id => `/directory/services/${id}` },
  organization: { action: 'directory.read_organization', at: id => `/directory/organizations/${id}` },
  audit_head: { action: 'audit.read_chain', at: () => '/audit' },
  user: { action: 'accounts.list_members', at: () => '/members' },
}

const common = ['person', 'case', 'contact', 'referral', 'claim', 'document', 'assessment'] as const

/** What kind of record it is, with the reference that people call it by, or the end of its number. */
export function useThingName(words: LogWords): (line: Line) => string {
  const t = useT()
  return ({ thingKind, thingId, thing }) => {
    const kind =
      words.thing(thingKind) ?? t(`audit.thing.${common.find(one => one === thingKind) ?? 'other'}`)
    return [kind, thing ?? (thingId && !nameless.has(thingKind) ? `…${thingId.slice(-6)}` : null)]
      .filter(Boolean)
      .join(' ')
  }
}

/** Of these there is one, or none that has a number anybody could look up. */
const nameless = new Set(['organisation', 'figures', 'my_day', 'glass'])

export function Thing({ line, name }: { readonly line: Line; readonly name: string }) {
  const { actions } = useMe()
  const place = places[line.thingKind]
  if (!line.thingId || !place || !actions.includes(place.action)) return <>{name}</>
  return <a href={hrefOf(place.at(line.thingId))}>{name}</a>
}

/** By name and by what they are here. */
export function useWho(): (line: Line) => string {
  const t = useT()
  return ({ name, roles, actorKind, organisation }) => {
    if (name === null) return t(whoOf(actorKind))
    // Roles come from the list that the words are written for.
    const are = roles.map(role => t(`role.${role}` as 'role.operator')).join(', ')
    return [name, are, organisation].filter(Boolean).join(', ')
  }
}

const whoOf = (kind: string) =>
  kind === 'system'
    ? ('audit.who.system' as const)
    : kind === 'member'
      ? ('audit.who.left' as const)
      : ('audit.who.public' as const)

interface DetailsProps {
  readonly line: Line
  readonly name: string
  readonly onOnly: (() => void) | undefined
}

/** What an expert asks for: the code, the whole number, the second. */
export function LineDetails({ line, name, onOnly }: DetailsProps) {
  const t = useT()
  const { instant } = useFormat()
  return (
    <details class="audit-fold">
      <summary>
        {t('audit.log.details')} <span class="hidden">{`${instant(line.at, 'medium')}, ${name}`}</span>
      </summary>
      <div class="stack small">
        <code class="audit-hash">{line.action}</code>
        <code class="audit-hash">{[line.thingKind, line.thingId].filter(Boolean).join(' ')}</code>
        <code class="audit-hash">{line.at}</code>
        {line.thingId && onOnly && (
          <div>
            <Button onClick={onOnly}>{t('audit.log.only')}</Button>
          </div>
        )}
      </div>
    </details>
  )
}
