import { useT } from '#staff/hooks.ts'

interface Props {
  readonly threshold: number
  readonly definitions: readonly { readonly name: string; readonly text: string }[]
}

/** How the figures above are counted and why some are not shown. */
export function Definitions({ threshold, definitions }: Props) {
  const t = useT()
  return (
    <details>
      <summary>{t('indicators.figures.definition')}</summary>
      <dl class="small">
        {definitions.map(({ name, text }) => (
          <div key={name}>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>
            <strong>{t('indicators.hidden.title')}</strong>
          </dt>
          <dd>{t('indicators.hidden.text', { threshold })}</dd>
        </div>
      </dl>
    </details>
  )
}
