import { readCase } from '#modules/cases/contract.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { consentScopes } from '#modules/people/contract.ts'
import { hrefOf, useActs, useData, useDraft, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { urgencies } from '../domain/referral.ts'
import { ChooseRecipient } from './ChooseRecipient.tsx'
import { ExactlyThis } from './ExactlyThis.tsx'
import { useReader } from './reader.ts'
import { useLook } from './useLook.ts'
import { begun, type Case, type Settled, type Wanted, wishOf, writtenScopes } from './wanted.ts'

/** Refer a need of a case: to whom, what may be told, and exactly what will be seen, before it is sent. */
export function ReferScreen({ caseId }: { readonly caseId: string }) {
  const t = useT()
  useTitle(t('referrals.refer'))
  const { data, error, loading, reload } = useData(readCase, { id: caseId })
  return (
    <div class="stack">
      <h1>{t('referrals.refer')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && <ReferForm file={data} />}
    </div>
  )
}

interface PartProps {
  readonly file: Case
  readonly form: Wanted
  readonly set: (part: Partial<Wanted>) => void
  readonly errors: Readonly<Record<string, string | undefined>>
}

function ReferForm({ file }: { readonly file: Case }) {
  const t = useT()
  const settled = useSettled()
  const [form, setForm, draft] = useDraft(`referrals.refer.${file.id}`, begun(file, settled))
  const set = (part: Partial<Wanted>) => setForm(old => ({ ...old, ...part }))
  const look = useLook(wishOf(file.id, form))
  useActs([{ key: 'Ctrl+Enter', label: t('referrals.look'), run: () => void look.take() }])
  const part = { file, form, set, errors: look.errors }
  return (
    <>
      <p>
        <a href={hrefOf(`/cases/${file.id}`)}>{file.title}</a> <span class="soft">{file.reference}</span>
      </p>
      <div class="cols even">
        <div class="stack">
          <What {...part} />
          <MayBeTold {...part} />
        </div>
        <ChooseRecipient {...part} />
      </div>
      <div class="row">
        <Button
          look={look.shown && !look.stale ? undefined : 'main'}
          icon="search"
          shortcut="Ctrl+Enter"
          busy={look.looking}
          onClick={() => void look.take()}
        >
          {t('referrals.look')}
        </Button>
        <LinkButton href={hrefOf(`/cases/${file.id}`)}>{t('ui.cancel')}</LinkButton>
        {draft.restored && (
          <Button look="quiet" onClick={() => void draft.clear()}>
            {t('referrals.begin_anew')}
          </Button>
        )}
      </div>
      <ErrorNote problem={look.error} />
      {look.shown && (
        <ExactlyThis shown={look.shown} look={look} file={file} form={form} onSent={() => draft.clear()} />
      )}
    </>
  )
}

/** After a possible match (module tracing) the recipient is known, and the number by which they know the question. */
function useSettled(): Settled | undefined {
  const t = useT()
  const { query } = usePlace()
  const [to, name, reference] = [query.get('to'), query.get('name'), query.get('reference')]
  if (!to || !name || !reference) return undefined
  return { toOrganisationId: to, toName: name, story: t('tracing.refer.story', { reference }) }
}

function What({ file, form, set, errors }: PartProps) {
  const t = useT()
  const reader = useReader()
  return (
    <section class="card stack">
      <h2>{t('referrals.refer.what')}</h2>
      {file.needs.length > 0 ? (
        <Choice
          label={t('referrals.seen.need')}
          required
          value={form.needId || null}
          options={file.needs.map(({ id, code }) => ({ value: id, label: reader.name(code) }))}
          onChange={needId =>
            set({ needId, needCode: file.needs.find(({ id }) => id === needId)?.code ?? form.needCode })
          }
          error={errors.needId ?? errors.needCode}
        />
      ) : (
        <NeedPicker
          label={t('referrals.seen.need')}
          required
          value={form.needCode ? [form.needCode] : []}
          onChange={codes => set({ needCode: codes.at(-1) ?? '' })}
          error={errors.needCode}
        />
      )}
      <Choice
        label={t('referrals.seen.urgency')}
        required
        value={form.urgency}
        options={urgencies.map(value => ({ value, label: t(`referrals.urgency.${value}`) }))}
        onChange={urgency => set({ urgency })}
      />
      <Choice
        label={t('referrals.refer.whom')}
        value={form.personId}
        options={[
          ...file.persons.map(({ id, label }) => ({ value: id, label })),
          { value: '', label: t('referrals.refer.nobody') },
        ]}
        onChange={personId => set({ personId })}
        error={errors.personId}
      />
    </section>
  )
}

function MayBeTold({ form, set, errors }: PartProps) {
  const t = useT()
  if (!form.personId) {
    return (
      <section class="card">
        <h2>{t('referrals.refer.told')}</h2>
        <p class="soft">{t('referrals.seen.nothing_later')}</p>
      </section>
    )
  }
  return (
    <section class="card stack">
      <h2>{t('referrals.refer.told')}</h2>
      <p class="soft">{t('referrals.refer.told.what')}</p>
      <MultiChoice
        label={t('referrals.refer.scopes')}
        value={form.scopes}
        options={consentScopes.map(value => ({ value, label: t(`referrals.scope.${value}`) }))}
        onChange={scopes => set({ scopes })}
        error={errors.scopes}
      />
      {writtenScopes
        .filter(scope => form.scopes.includes(scope))
        .map(scope => (
          <TextArea
            key={scope}
            label={t(`referrals.told.${scope}`)}
            hint={t('referrals.refer.own_words')}
            value={form[scope]}
            onChange={text => set({ [scope]: text })}
            error={errors[scope]}
            maxLength={scope === 'story' ? 4000 : 1000}
          />
        ))}
    </section>
  )
}
