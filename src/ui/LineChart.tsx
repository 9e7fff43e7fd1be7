import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '#i18n/format.ts'
import { Table } from './Table.tsx'
import { useWords } from './words.ts'

export interface Line {
  readonly label: string
  readonly values: readonly (number | null)[]
}

interface Props {
  readonly caption: string
  /** Below the axis: months, years. */
  readonly labels: readonly string[]
  readonly labelsTitle: string
  readonly lines: readonly Line[]
}

/** How something went over time; the same figures as a table below, which is what screen readers get. */
export function LineChart({ caption, labels, labelsTitle, lines }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const { locale, t } = useWords()
  useEffect(() => {
    let plot: { destroy(): void } | undefined
    let gone = false
    import('./line-plot.ts')
      .then(({ plotLines }) => {
        if (element.current && !gone) plot = plotLines(element.current, labels, lines)
      })
      .catch(() => undefined) // the table says the same
    return () => {
      gone = true
      plot?.destroy()
    }
  }, [labels, lines])
  const column = (line: Line) => ({
    label: line.label,
    number: true,
    cell: (index: number) => {
      const value = line.values[index]
      return value === null || value === undefined ? '–' : formatNumber(locale, value)
    },
  })
  return (
    <figure class="stack">
      <figcaption>{caption}</figcaption>
      <div ref={element} aria-hidden="true" />
      <details>
        <summary>{t('ui.asTable')}</summary>
        <Table
          caption={caption}
          columns={[{ label: labelsTitle, cell: index => labels[index] }, ...lines.map(column)]}
          rows={labels.map((_, index) => index)}
          rowKey={index => labels[index] ?? ''}
        />
      </details>
    </figure>
  )
}
