import { useState } from 'preact/hooks'
import type { Day, Instant } from '#lib/day.ts'
import { hrefOf, navigate, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { countryName } from '#ui/countries.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { type Comparison, comparePersons, mergePersons, notSame, type Side } from '../contract/duplicates.ts'
import { type Fate, fateOfFact, fateOfList, type NotSameReason, notSameReasons } from '../domain/merge.ts'
import { optionsOf } from './options.ts'
import { Decision, Judged } from './PairParts.tsx'

/** Two files side by side, what becomes of each field if they are one person's, and the decision. */
export function ComparePersons({ id, otherId }: { readonly id: string; readonly otherId: string }) {
  const t = useT()
  useTitle(t('people.pairs.compare'))
  const { data, error, reload } = useData(comparePersons, { id, otherId })
  const [keeps, setKeeps] = useState(id)
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton lines={8} />
  const [kept, other] = keeps === data.other.id ? [data.other, data.one] : [data.one, data.other]
  return (
    <div class="stack">
      <h1>{t('people.pairs.compare')}</h1>
      <p>
        <Judged kind={data.kind} why={data.why} />
        {data.decision && <Decision decision={data.decision} />}
      </p>
      {data.may.merge && (
        <Choice
          label={t('people.pairs.keep')}
          value={kept.id}
          options={[data.one, data.other].map(side => ({
            value: side.id,
            label: `${side.label} · ${side.reference}`,
          }))}
          onChange={setKeeps}
        />
      )}
      <Fields kept={kept} other={other} merging={data.may.merge} />
      <div class="cols even">
        <Merge kept={kept} other={other} may={data.may.merge} />
        <NotSame data={data} onChanged={reload} />
      </div>
    </div>
  )
}

interface Field {
  readonly label: string
  readonly kept: string
  readonly other: string
  readonly fate: Fate
}

interface Sides {
  readonly kept: Side
  readonly other: Side
}

function Fields({ kept, other, merging }: Sides & { readonly merging: boolean }) {
  const t = useT()
  const fields = useFields({ kept, other })
  const title = (side: Side) => (
    <a href={hrefOf(`/people/${side.id}`)}>
      {side.label} · {side.reference}
    </a>
  )
  return (
    <section class="card stack">
      <div class="row apart">
        <span>
          {t('people.pairs.kept')}: {title(kept)}
        </span>
        <span>
          {t('people.pairs.other')}: {title(other)}
        </span>
      </div>
      <Table
        caption={t('people.pairs.compare')}
        rows={fields.filter(field => field.fate !== 'none')}
        rowKey={field => field.label}
        columns={[
          { label: '', cell: field => <span class="soft">{field.label}</span> },
          { label: t('people.pairs.kept'), cell: field => <Said text={field.kept} /> },
          { label: t('people.pairs.other'), cell: field => <Said text={field.other} /> },
          ...(merging
            ? [
                {
                  label: t('people.pairs.becomes'),
                  cell: (field: Field) => <span class="small">{t(`people.pairs.fate.${field.fate}`)}</span>,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

const Said = ({ text }: { readonly text: string }) => (
  <span style={{ whiteSpace: 'pre-line' }}>{text || '–'}</span>
)

function useFields({ kept, other }: Sides): Field[] {
  const t = useT()
  const { day, instant, list } = useFormat()
  const fact = (label: string, of: (side: Side) => string): Field => {
    const [one, two] = [of(kept), of(other)]
    return { label, kept: one, other: two, fate: fateOfFact(one, two) }
  }
  const many = (
    label: string,
    count: (side: Side) => number,
    text = (side: Side) => String(count(side)),
  ) => ({
    label,
    kept: text(kept),
    other: text(other),
    fate: fateOfList(count(kept), count(other)),
  })
  return [
    many(
      t('people.names'),
      side => side.names.length,
      side => side.names.map(name => name.text).join('\n'),
    ),
    fact(t('ui.sex'), side => (side.sex ? t(`ui.sex.${side.sex}`) : '')),
    fact(t('people.birth_year'), side => String(side.birthYear ?? '')),
    fact(t('people.birth_day'), side => (side.birthDay ? day(side.birthDay as Day) : '')),
    fact(t('people.citizenship'), side => list(side.citizenships.map(code => countryName(t, code)))),
    fact(t('people.place'), side => side.place ?? ''),
    fact(t('people.notes'), side => side.notes ?? ''),
    many(t('people.ways'), side => side.ways),
    many(t('people.documents'), side => side.documents),
    many(t('people.consents'), side => side.consents),
    fact(t('people.pairs.since'), side => instant(side.createdAt as Instant)),
  ]
}

function Merge({ kept, other, may }: Sides & { readonly may: boolean }) {
  const t = useT()
  const change = useChange(mergePersons)
  const send = async () => {
    const { version } = kept
    const sent = await change.send({ id: kept.id, otherId: other.id, version, otherVersion: other.version })
    if (sent.ok) navigate(`/people/${kept.id}`)
  }
  if (!may) return <p class="card soft">{t('people.pairs.no_right')}</p>
  return (
    <section class="card stack">
      <p>{t('people.pairs.merge.what')}</p>
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button look="main" busy={change.sending} onClick={() => void send()}>
          {t('people.pairs.merge')}
        </Button>
      </div>
    </section>
  )
}

function NotSame({ data, onChanged }: { readonly data: Comparison; readonly onChanged: () => void }) {
  const t = useT()
  const change = useChange(notSame)
  const [because, setBecause] = useState<NotSameReason | null>(
    data.kind === 'twin' ? 'twins' : data.kind === 'sibling' ? 'siblings' : null,
  )
  const send = async (reason: NotSameReason | null) => {
    const sent = await change.send({ id: data.one.id, otherId: data.other.id, because: reason })
    if (!sent.ok) return
    if (reason === null) onChanged()
    else navigate('/duplicates')
  }
  return (
    <section class="card stack">
      <ErrorNote problem={change.error} />
      {data.decision ? (
        <div class="row">
          <Button busy={change.sending} onClick={() => void send(null)}>
            {t('people.pairs.reopen')}
          </Button>
        </div>
      ) : (
        <>
          <Choice
            label={t('people.pairs.not_same')}
            value={because}
            options={optionsOf(notSameReasons, reason => t(`people.pairs.because.${reason}`))}
            onChange={setBecause}
          />
          <div class="row">
            <Button busy={change.sending} disabled={because === null} onClick={() => void send(because)}>
              {t('ui.save')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
