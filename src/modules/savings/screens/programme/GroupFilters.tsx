import type { ReplyOf } from '#lib/contract.ts'
import { useFormat, useMay, useT } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { type Option, Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { readProgramme } from '../../contract/programme.ts'
import type { Narrowed } from './narrow.ts'

interface Props {
  readonly programme: ReplyOf<typeof readProgramme>
  readonly narrowed: Narrowed
  readonly onNarrow: (change: Narrowed) => void
  /** A list can be narrowed further than figures. */
  readonly isList?: boolean
}

/** Which groups: only what there is more than one of can be chosen. */
export function GroupFilters({ programme, narrowed, onNarrow, isList = false }: Props) {
  const t = useT()
  const seesAgents = useMay('savings.manage') || programme.agents.length > 1
  return (
    <details class="card" open={Object.keys(narrowed).length > 0}>
      <summary>{t('savings.filter')}</summary>
      <div class="cols even">
        {isList && (
          <TextInput
            label={t('savings.filter.search')}
            value={narrowed.q ?? ''}
            onChange={q => onNarrow({ q })}
          />
        )}
        {seesAgents && (
          <Pick
            label={t('savings.agent')}
            value={narrowed.agentId}
            options={named(programme.agents, t('savings.agent.none'))}
            onPick={agentId => onNarrow({ agentId })}
          />
        )}
        <Pick
          label={t('savings.district')}
          value={narrowed.districtId}
          options={named(programme.districts, t('savings.by.district.none'))}
          onPick={districtId => onNarrow({ districtId })}
        />
        <Pick
          label={t('savings.kind')}
          value={narrowed.kind}
          options={programme.kinds.map(({ kind, groups }) => ({
            value: kind,
            label: `${t(`savings.kind.${kind}`)} (${groups})`,
          }))}
          onPick={kind => onNarrow({ kind })}
        />
        <Pick
          label={t('savings.filter.silence')}
          value={narrowed.silence}
          options={programme.silences.map(({ silence, groups }) => ({
            value: silence,
            label: `${t(`savings.silence.${silence}`)} (${groups})`,
          }))}
          onPick={silence => onNarrow({ silence })}
        />
        {isList && <ListOnly narrowed={narrowed} onNarrow={onNarrow} closed={programme.closed} />}
      </div>
    </details>
  )
}

function ListOnly({ narrowed, onNarrow, closed }: Omit<Props, 'programme'> & { readonly closed: number }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <>
      <Pick
        label={t('savings.filter.state')}
        value={narrowed.state}
        options={[{ value: 'closed', label: `${t('savings.filter.closed')} (${number(closed)})` }]}
        all={t('savings.filter.open')}
        onPick={state => onNarrow({ state })}
      />
      <Check
        label={t('savings.filter.attention')}
        value={narrowed.attention === true}
        onChange={attention => onNarrow({ attention: attention || undefined })}
      />
    </>
  )
}

interface PickProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly Option<Value>[]
  readonly all?: string
  readonly onPick: (value: Value | undefined) => void
}

function Pick<Value extends string>({ label, value, options, all, onPick }: PickProps<Value>) {
  const t = useT()
  return (
    <Select<Value | 'all'>
      required
      label={label}
      value={value ?? 'all'}
      options={[{ value: 'all', label: all ?? t('savings.filter.all') }, ...options]}
      onChange={chosen => onPick(chosen === 'all' ? undefined : chosen)}
    />
  )
}

const named = (choices: readonly { id: string; name: string; groups: number }[], none: string) =>
  choices.map(({ id, name, groups }) => ({ value: id, label: `${id === 'none' ? none : name} (${groups})` }))
