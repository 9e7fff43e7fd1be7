import type { Translate } from '#i18n/translate.ts'
import type { MapDrawing } from '../domain/outline.ts'

/** Where they are, on the outline of the country: a drawing in the page, nothing is fetched for it. */
export function PlacesMap({ t, map }: { readonly t: Translate; readonly map: MapDrawing }) {
  return (
    <details class="map not-on-paper">
      <summary>{t('directory.map')}</summary>
      <svg viewBox={map.viewBox} role="img" aria-label={t('directory.map')}>
        <path class="land" d={map.land} />
        {map.here && <circle class="here" cx={map.here.x} cy={map.here.y} r={map.unit * 1.7} />}
        {map.spots.map(({ x, y, number }) => (
          <g>
            <circle class="spot" cx={x} cy={y} r={map.unit} />
            <text x={x} y={y + map.unit * 0.4} font-size={map.unit * 1.2} text-anchor="middle">
              {number}
            </text>
          </g>
        ))}
      </svg>
    </details>
  )
}
