import { useRef, useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { addWay, createPerson } from '#modules/people/contract.ts'
import { PersonPicker, sentWay, type WayDraft, WayFields, wayDraft } from '#modules/people/screens/parts.ts'
import { type Sent, type StaffForm, useChange, useForm, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Request } from './RequestScreen.tsx'

interface Props {
  readonly request: Request
  /** Opens the case with this person; null without anybody. */
  readonly open: (personId: string | null) => Promise<Sent<unknown>>
  readonly onClose: () => void
}

interface Typed extends WayDraft {
  /** Somebody whose file is there already, or was made just now. */
  readonly person: { readonly id: string; readonly label: string } | null
  readonly isKept: boolean
}

/** What was said on the web page about reaching the person becomes their safe way, then the case is opened with them. */
export function ReachOfRequest({ request, open, onClose }: Props) {
  const t = useT()
  const keep = useKeeping(request)
  const form = useForm<Typed, unknown>({
    start: {
      ...wayOf(request),
      person: request.contact.personId
        ? { id: request.contact.personId, label: request.contact.personLabel ?? '' }
        : null,
      isKept: true,
    },
    send: async typed => {
      if (!typed.isKept) return open(typed.person?.id ?? null)
      const kept = await keep(typed)
      return kept.ok ? open(kept.personId) : kept
    },
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t('cases.open.title')}
      wide
      form={form}
      submit={t('cases.open.title')}
      onClose={onClose}
      onCancel={onClose}
    >
      <Whose form={form} request={request} />
      <h2>{t('people.ways')}</h2>
      <Check label={t('contacts.request.keep_way')} {...form.field('isKept')} />
      {form.typed.isKept && request.reachWhen && (
        <Notice tone="due">{t('contacts.request.said_when', { said: request.reachWhen })}</Notice>
      )}
      {form.typed.isKept && <WayFields form={form} old={false} />}
    </FormDialog>
  )
}

const wayOf = ({ reach, reachAt, reachWho, mayLeaveMessage }: Request): WayDraft => ({
  ...wayDraft(null),
  kind: reach === 'messenger' ? 'messenger' : 'phone',
  number: reachAt ?? '',
  // Nothing was said: nobody but the person, which is the safe guess.
  whoMayAnswer: reachWho === 'anyone' ? 'anyone' : 'person',
  mayLeaveMessage,
})

function Whose({ form, request }: { readonly form: StaffForm<Typed>; readonly request: Request }) {
  const t = useT()
  const { person } = form.typed
  if (person)
    return (
      <p>
        <b>{person.label}</b>{' '}
        {request.contact.personId === null && (
          <Button look="quiet" icon="close" onClick={() => form.set({ person: null })}>
            {t('ui.remove')}
          </Button>
        )}
      </p>
    )
  return (
    <details>
      <summary>{t('contacts.name_person')}</summary>
      <PersonPicker purpose="case" onPick={({ id, label }) => form.set({ person: { id, label } })} />
    </details>
  )
}

/** The person first, unnamed where nobody was chosen, then the way: each once, however often it is pressed. */
function useKeeping({ contact, reachWhen }: Request) {
  const [ids] = useState(() => ({ person: newId(), way: newId() }))
  const kept = useRef('')
  const making = useChange(createPerson)
  const adding = useChange(addWay)
  return async (typed: Typed) => {
    const { person, isKept: _, ...way } = typed
    const personId = person?.id ?? ids.person
    if (kept.current === personId) return { ok: true, personId } as const
    if (!person) {
      const made = await making.send({ id: personId, ...knownOf(contact) })
      if (!made.ok) return made
    }
    const sent = await adding.send({ personId, id: ids.way, ...sentWay(way, null), note: reachWhen })
    if (!sent.ok) return sent
    kept.current = personId
    return { ok: true, personId } as const
  }
}

/** What the page has asked already. */
const knownOf = ({ language, country, placeText, sex, ageBand }: Request['contact']) => ({
  languages: language ? [language] : [],
  countryNow: country,
  ...{ placeText, sex, ageBand },
})
