import type { Translate } from '#i18n/translate.ts'
import type { ServiceView } from '../contract.ts'

interface PosterProps {
  readonly t: Translate
  readonly service: ServiceView
  /** The short address in full, as it is typed and scanned. */
  readonly address: string
  /** The dark squares of the code, as the path of a drawing that is `size` units wide. */
  readonly code: { readonly path: string; readonly size: number }
}

/** To hang up: large letters, the number, a code for the camera. The address says nothing of what it leads to. */
export function PosterPage({ t, service, address, code }: PosterProps) {
  return (
    <article class="poster">
      <h1>{service.name}</h1>
      <p>{service.organizationName}</p>
      {service.phones.slice(0, 2).map(phone => (
        <p class="number-large">{phone.number}</p>
      ))}
      <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={t('directory.share.scan')}>
        <path d={`M0 0h${code.size}v${code.size}H0z`} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      <p>{t('directory.share.scan')}</p>
      <p>
        <strong>{address}</strong>
      </p>
      <p>
        <button type="button" class="btn wide" data-print hidden>
          {t('directory.print')}
        </button>
      </p>
    </article>
  )
}
