import { hrefOf, useData, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readClaim } from '../contract.ts'
import { MaintenanceForm } from './MaintenanceForm.tsx'
import { useBasis } from './useBasis.ts'
import { WageForm } from './WageForm.tsx'

/** A new claim of a case; `?kind=maintenance` for children. */
export function NewClaim({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const { query } = usePlace()
  const forChildren = new URLSearchParams(query).get('kind') === 'maintenance'
  const { basis, error, reload } = useBasis()
  const title = t(forChildren ? 'claims.new.maintenance' : 'claims.new.wage')
  useTitle(title)
  return (
    <div class="stack">
      <h1>{title}</h1>
      {error && !basis && <ErrorNote problem={error} onRetry={reload} />}
      {!basis && !error && <Skeleton />}
      {basis && forChildren && <MaintenanceForm caseId={caseId} claim={null} basis={basis} />}
      {basis && !forChildren && <WageForm caseId={caseId} claim={null} basis={basis} />}
      <LinkButton href={hrefOf(`/cases/${caseId}`)} look="quiet" icon="back">
        {t('claims.to_case')}
      </LinkButton>
    </div>
  )
}

export function EditClaim({ id }: { readonly id: string }) {
  const t = useT()
  const { data: claim, error, reload } = useData(readClaim, { id })
  const { basis } = useBasis()
  const title = t(claim?.kind === 'maintenance' ? 'claims.new.maintenance' : 'claims.new.wage')
  useTitle(title)
  return (
    <div class="stack">
      <h1>{title}</h1>
      {error && !claim && <ErrorNote problem={error} onRetry={reload} />}
      {!(claim && basis) && !error && <Skeleton />}
      {claim && basis && claim.kind === 'wage' && (
        <WageForm key={claim.version} caseId={claim.caseId} claim={claim} basis={basis} />
      )}
      {claim && basis && claim.kind === 'maintenance' && (
        <MaintenanceForm key={claim.version} caseId={claim.caseId} claim={claim} basis={basis} />
      )}
      <LinkButton href={hrefOf(`/claims/${id}`)} look="quiet" icon="back">
        {t('ui.back')}
      </LinkButton>
    </div>
  )
}
