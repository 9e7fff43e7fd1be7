import type { ReplyOf } from '#lib/contract.ts'
import { hrefOf, useActs, useData, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listOfPerson } from '../contract.ts'
import { DueTag } from './DueTag.tsx'

export type PersonFile = ReplyOf<typeof listOfPerson>['items'][number]

interface Props {
  readonly personId: string
  /** Where a contact is being written down: the file it goes into. */
  readonly choice?: { readonly chosen: string | null; readonly onChoose: (file: PersonFile | null) => void }
  /** Whether a new one may be opened from here. */
  readonly offersNew?: boolean
}

/** The files of a person, whose they are and what is next in them, so that nobody opens a second one. */
export function FilesOfPerson({ personId, choice, offersNew = false }: Props) {
  const t = useT()
  const { data, error, reload } = useData(listOfPerson, { id: personId }, { keep: false })
  const mayOpen = useMay('cases.open')
  const open = data?.items.filter(file => file.status !== 'closed') ?? []
  const first = choice && choice.chosen === null ? open[0] : undefined
  useActs(first ? [{ key: 'f', label: t('cases.of_person.choose'), run: () => choice?.onChoose(first) }] : [])
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('cases.of_person')}</h2>
        {offersNew && mayOpen && (
          <LinkButton icon="plus" href={hrefOf(`/cases/new?person=${personId}`)}>
            {t('cases.open.title')}
          </LinkButton>
        )}
      </div>
      {error && !data && <ErrorNote problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p class="soft">{t('cases.of_person.none')}</p>}
      {data && data.items.length > 0 && (
        <List label={t('cases.of_person')} rows={data.items} rowKey={file => file.id}>
          {file => <FileLine file={file} choice={choice} isFirst={file === first} />}
        </List>
      )}
    </section>
  )
}

interface LineProps {
  readonly file: PersonFile
  readonly choice: Props['choice']
  readonly isFirst: boolean
}

function FileLine({ file, choice, isFirst }: LineProps) {
  const t = useT()
  const { responsible, nextStep, nextStepOn } = file
  const name = file.title ?? t('cases.of_person.file', { reference: file.reference })
  return (
    <div class="stack">
      {file.mayRead ? <a href={hrefOf(`/cases/${file.id}`)}>{name}</a> : <b>{name}</b>}
      <div class="row small">
        <Tag tone={file.status === 'open' ? 'accent' : undefined}>{t(`cases.status.${file.status}`)}</Tag>
        <span>{responsible ? t('cases.of_person.with', { name: responsible.name }) : t('cases.nobody')}</span>
        {file.title && <span class="soft nowrap">{file.reference}</span>}
      </div>
      {(nextStep || nextStepOn) && file.status !== 'closed' && (
        <div class="row small">
          <span>{nextStep}</span> <DueTag day={nextStepOn} />
        </div>
      )}
      {choice && file.status !== 'closed' && <Chooser file={file} choice={choice} isFirst={isFirst} />}
    </div>
  )
}

function Chooser({ file, choice, isFirst }: LineProps & { choice: NonNullable<Props['choice']> }) {
  const t = useT()
  if (choice.chosen === file.id)
    return (
      <div class="row">
        <Tag tone="ok" icon="check">
          {t('cases.of_person.chosen')}
        </Tag>
        <Button look="quiet" icon="close" onClick={() => choice.onChoose(null)}>
          {t('ui.remove')}
        </Button>
      </div>
    )
  return (
    <div class="row">
      <Button icon="case" shortcut={isFirst ? 'f' : undefined} onClick={() => choice.onChoose(file)}>
        {t('cases.of_person.choose')}
      </Button>
    </div>
  )
}
