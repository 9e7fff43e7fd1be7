import { useMemo, useState } from 'preact/hooks'
import { hrefOf, useActs, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readClaim } from '../contract.ts'
import { maintenanceFigures, wageFigures } from '../domain/figures.ts'
import { evidenceKinds } from '../domain/record.ts'
import { AddRecovery, AddStep } from './AddToClaim.tsx'
import { Course } from './Course.tsx'
import { MaintenanceLines, MaintenanceTotals } from './MaintenanceResult.tsx'
import { useBasis } from './useBasis.ts'
import type { Claim } from './useSaveClaim.ts'
import './claims.css'
import { WageLines, WageTotals } from './WageResult.tsx'

/** A claim: the sum and the day for the court, what was done, what came, and each line of the computation. */
export function ClaimScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: claim, error, reload } = useData(readClaim, { id })
  const [open, setOpen] = useState<'step' | 'recovery' | null>(null)
  const title = t(claim?.kind === 'maintenance' ? 'claims.title.maintenance' : 'claims.title.wage')
  useTitle(title)
  useActs(
    claim?.may.work
      ? [
          { key: 's', label: t('claims.add_step'), run: () => setOpen('step') },
          { key: 'm', label: t('claims.add_recovery'), run: () => setOpen('recovery') },
        ]
      : [],
  )
  if (error && !claim) return <ErrorNote problem={error} onRetry={reload} />
  if (!claim) return <Skeleton />
  return (
    <div class="stack">
      <div class="row apart">
        <div>
          <p class="small soft">
            <a href={hrefOf(`/cases/${claim.caseId}`)}>{t('claims.to_case')}</a>
          </p>
          <h1>{title}</h1>
          {claim.opponent && <p>{claim.opponent}</p>}
        </div>
        {claim.may.work && (
          <span class="row">
            <Button icon="flag" shortcut="s" onClick={() => setOpen('step')}>
              {t('claims.add_step')}
            </Button>
            <Button look="main" icon="money" shortcut="m" onClick={() => setOpen('recovery')}>
              {t('claims.add_recovery')}
            </Button>
            <LinkButton href={hrefOf(`/cases/${claim.caseId}/letters/new?claim=${id}`)} icon="document">
              {t('claims.letter')}
            </LinkButton>
            <LinkButton href={hrefOf(`/claims/${id}/edit`)} icon="edit">
              {t('ui.edit')}
            </LinkButton>
          </span>
        )}
      </div>
      {claim.basisChanged && <Notice tone="due">{t('claims.basis_changed')}</Notice>}
      <Figures claim={claim} />
      {open === 'step' && <AddStep claim={claim} onClose={() => setOpen(null)} />}
      {open === 'recovery' && <AddRecovery claim={claim} onClose={() => setOpen(null)} />}
    </div>
  )
}

function Figures({ claim }: { claim: Claim }) {
  const t = useT()
  const { today } = useFormat()
  const { basis, error, reload } = useBasis()
  const wage = useMemo(
    () => (claim.wage && basis ? wageFigures(claim.wage, today(), basis) : null),
    [claim, basis],
  )
  const child = useMemo(
    () => (claim.maintenance && basis ? maintenanceFigures(claim.maintenance, basis) : null),
    [claim, basis],
  )
  if (error && !basis) return <ErrorNote problem={error} onRetry={reload} />
  if (!basis) return <Skeleton />
  return (
    <div class="cols">
      <div class="stack">
        <section class="card stack">
          <h2>{t('claims.lines.title')}</h2>
          {wage && claim.wage && <WageLines sheet={claim.wage} figures={wage} />}
          {child && claim.maintenance && <MaintenanceLines sheet={claim.maintenance} result={child} />}
        </section>
        <Course claim={claim} />
      </div>
      <div class="stack claim-first">
        <section class="card stack">
          <h2>{t('claims.result')}</h2>
          {wage && claim.wage && <WageTotals sheet={claim.wage} figures={wage} />}
          {child && claim.maintenance && <MaintenanceTotals sheet={claim.maintenance} result={child} />}
        </section>
        <EvidenceList claim={claim} />
      </div>
    </div>
  )
}

function EvidenceList({ claim }: { claim: Claim }) {
  const t = useT()
  const names = (have: boolean) =>
    evidenceKinds[claim.kind]
      .filter(one => claim.evidence.includes(one) === have)
      .map(one => t(`claims.evidence.${one}`))
  return (
    <section class="card stack">
      <h2>{t('claims.step.proof')}</h2>
      <p>
        <b>{t('claims.evidence.have')}</b> {names(true).join(', ') || t('ui.nothingHere')}
      </p>
      <p class="soft">
        <b>{t('claims.evidence.missing')}</b> {names(false).join(', ')}
      </p>
    </section>
  )
}
