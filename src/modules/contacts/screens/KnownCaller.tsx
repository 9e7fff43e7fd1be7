import type { ReplyOf } from '#lib/contract.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, useActs, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { recognise } from '../contract.ts'
import type { ContactDraft } from './form.ts'

export type Known = ReplyOf<typeof recognise>

interface Props {
  readonly known: Known
  readonly draft: ContactDraft
  readonly onChange: (part: Partial<ContactDraft>) => void
}

/** Who this is likely to be, what must not be done, what was said last time: the caller need not tell it all again. */
export function KnownCaller({ known, draft, onChange }: Props) {
  const t = useT()
  const [first] = known.persons
  const take = ({ id, label }: Known['persons'][number]) => onChange({ personId: id, personLabel: label })
  useActs(
    first && draft.personId === null
      ? [{ key: 'i', label: t('contacts.caller.is', { name: first.label }), run: () => take(first) }]
      : [],
  )
  return (
    <div class="stack">
      <div class="row">
        {known.contacts > 0 && (
          <Tag tone="accent">{t('contacts.called_before', { count: known.contacts })}</Tag>
        )}
        {known.openCallBackId && known.openCallBackId !== draft.callBackId && (
          <Button icon="clock" onClick={() => onChange({ callBackId: known.openCallBackId })}>
            {t('contacts.caller.promised')}
          </Button>
        )}
      </div>
      {known.persons.map(person => (
        <div key={person.id} class="row">
          {draft.personId === person.id ? (
            <Tag icon="person">{person.label}</Tag>
          ) : (
            <Button
              icon="person"
              shortcut={person === first && draft.personId === null ? 'i' : undefined}
              onClick={() => take(person)}
            >
              {t('contacts.caller.is', { name: person.label })}
            </Button>
          )}
          {person.warnings.map(({ code, detail }) => (
            <Tag key={code} tone="danger" icon="warning">
              {t(`contacts.warning.${code}`)} {detail ?? ''}
            </Tag>
          ))}
        </div>
      ))}
      {known.last.length > 0 && <LastTime last={known.last} />}
    </div>
  )
}

function LastTime({ last }: { readonly last: Known['last'] }) {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  return (
    <details open>
      <summary>{t('contacts.caller.last')}</summary>
      <ul class="plain small">
        {last.map(one => (
          <li key={one.id}>
            {/* Another window: what is being typed about this call stays on the screen. */}
            <a href={hrefOf(`/contacts/${one.id}`)} target="_blank" rel="noreferrer">
              {[
                format.instant(one.startedAt, 'short'),
                format.list(one.needs.map(names)),
                one.outcome && t(`contacts.outcome.${one.outcome}`),
                one.workerName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </a>{' '}
            {one.said}{' '}
            {one.advised && (
              <>
                <span class="soft">{t('contacts.advised')}:</span> {one.advised}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
