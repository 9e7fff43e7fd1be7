import type { SentOf } from '#lib/contract.ts'
import { useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import type { Proposal, propose, ServiceCard } from '../contract.ts'
import { dialled } from '../domain/shown.ts'
import { useProposals, useReasonWords } from './lists.ts'
import { ServiceFacts } from './ServiceFacts.tsx'

interface Props {
  /** For whom; null or without needs: nothing is asked. */
  readonly query: SentOf<typeof propose> | null
  /** Choosing one, for a referral; without it the list only shows. */
  readonly onChoose?: ((service: ServiceCard) => void) | undefined
  readonly chosenId?: string | null | undefined
}

/** The services that fit, best first, with the reasons in words. Beside a call it only shows; in a referral one chooses. */
export function ProposalList({ query, onChoose, chosenId }: Props) {
  const t = useT()
  const asked = query !== null && query.needCodes.length > 0
  const { items, error, loading } = useProposals(asked ? query : null)
  if (!asked) return null
  if (error) return <ErrorNote problem={error} />
  if (!items) return loading ? <Skeleton /> : null
  if (items.length === 0) return <Empty title={t('directory.none_fits')} />
  return (
    <ul class="list" aria-label={t('directory.proposals')} aria-busy={loading}>
      {items.map(one => (
        <li key={one.service.id}>
          <OneProposal proposal={one} onChoose={onChoose} chosen={one.service.id === chosenId} />
        </li>
      ))}
    </ul>
  )
}

interface OneProps {
  readonly proposal: Proposal
  readonly onChoose: ((service: ServiceCard) => void) | undefined
  readonly chosen: boolean
}

function OneProposal({ proposal: { service, reasons, distanceKm }, onChoose, chosen }: OneProps) {
  const t = useT()
  const words = useReasonWords()
  // What the facts below say already is not said twice.
  const shown = reasons.filter(({ code }) => !said.has(code))
  const phone = service.phones[0]
  return (
    <div class="stack">
      <p>
        <b>{service.name}</b>
        <br />
        <span class="soft">
          {[
            service.organizationName,
            service.place,
            distanceKm === null ? null : t('directory.km', { count: distanceKm }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <ServiceFacts service={service} />
      <p class="small soft">{shown.map(words).join(' · ')}</p>
      <div class="row">
        {onChoose && (
          <Button
            look={chosen ? 'main' : undefined}
            icon={chosen ? 'check' : 'referral'}
            onClick={() => onChoose(service)}
          >
            {chosen ? t('directory.chosen') : t('directory.choose')}
          </Button>
        )}
        {phone && (
          <LinkButton href={`tel:${dialled(phone.number)}`} icon="phone">
            {phone.number}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

const said = new Set([
  'open',
  'opens',
  'hours_unknown',
  'verified',
  'not_verified',
  'verified_long_ago',
  'near',
  'remote',
  'for_women',
  'confidential_place',
  'free_places',
  'full',
])
