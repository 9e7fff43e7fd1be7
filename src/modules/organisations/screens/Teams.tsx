import { useChange, useData, useForm, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
import { List } from '#ui/List.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { createTeam, listTeams } from '../contract.ts'

export function Teams() {
  const t = useT()
  useTitle(t('organisations.teams.title'))
  const { data, error, loading, reload } = useData(listTeams, {})
  return (
    <div class="stack">
      <h1>{t('organisations.teams.title')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && (
        <section class="card">
          {data.items.length === 0 ? (
            <Empty icon="people" title={t('organisations.teams.none')}>
              <p>{t('organisations.teams.what')}</p>
            </Empty>
          ) : (
            <List label={t('organisations.teams.title')} rows={data.items} rowKey={team => team.id}>
              {team => <b>{team.name}</b>}
            </List>
          )}
        </section>
      )}
      {useMay('organisations.create_team') && <NewTeam onDone={reload} />}
    </div>
  )
}

function NewTeam({ onDone }: { onDone: () => void }) {
  const t = useT()
  const change = useChange(createTeam)
  const form = useForm({
    draft: 'organisations.team.new',
    start: { name: '' },
    send: change.send,
    again: true,
    onDone,
  })
  return (
    <Form card form={form} submit={t('ui.add')} icon="plus">
      <TextInput
        label={t('organisations.teams.new')}
        hint={t('organisations.teams.what')}
        required
        maxLength={120}
        {...form.field('name')}
      />
    </Form>
  )
}
