/** Rings of longitude and latitude in degrees, the largest first. */
export type Outline = readonly (readonly (readonly [number, number])[])[]

interface Spot {
  readonly latitude: number
  readonly longitude: number
}

export interface MapDrawing {
  readonly viewBox: string
  /** The land, as the path of a drawing. */
  readonly land: string
  readonly here: { readonly x: number; readonly y: number } | null
  readonly spots: readonly { readonly x: number; readonly y: number; readonly number: number }[]
  /** Radius of a mark. */
  readonly unit: number
}

const width = 600

/** A flat drawing of a country with numbered spots; spots outside it are left out. Good for "which is nearer", no more. */
export function drawMap(
  outline: Outline,
  spots: readonly (Spot & { readonly number: number })[],
  here: { readonly latitude: number | null; readonly longitude: number | null } | null,
): MapDrawing {
  const all = outline.flat()
  const [west, east] = [Math.min(...all.map(p => p[0])), Math.max(...all.map(p => p[0]))]
  const [south, north] = [Math.min(...all.map(p => p[1])), Math.max(...all.map(p => p[1]))]
  // A degree of longitude is as wide as the middle of the country has it.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / ((east - west) * narrow)
  const at = ({ longitude, latitude }: Spot) => ({
    x: Math.round((longitude - west) * narrow * scale),
    y: Math.round((north - latitude) * scale),
  })
  const inside = ({ longitude, latitude }: Spot) =>
    longitude >= west && longitude <= east && latitude >= south && latitude <= north
  const ring = (points: Outline[number]) =>
    `M${points
      .map(([longitude, latitude]) => at({ longitude, latitude }))
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}Z`
  const known = here && here.latitude !== null && here.longitude !== null ? (here as Spot) : null
  return {
    viewBox: `-14 -14 ${width + 28} ${Math.round((north - south) * scale) + 28}`,
    land: outline.map(ring).join(''),
    here: known && inside(known) ? at(known) : null,
    spots: spots.filter(inside).map(spot => ({ ...at(spot), number: spot.number })),
    unit: 14,
  }
}
