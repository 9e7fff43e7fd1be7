import { useT } from '#staff/hooks.ts'
import { useGroup } from './use-group.ts'

/** Notes and coins in use, in whole units; from the central banks' series of 2026. */
export const notes: Readonly<Record<string, readonly number[]>> = {
  TJS: [500, 200, 100, 50, 20, 10, 5, 3, 1],
  KGS: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  UZS: [200_000, 100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000],
  KZT: [20_000, 10_000, 5000, 2000, 1000, 500, 200, 100],
}

/** On paper: a table to be filled in by the counters, how many of each note lay in the box. */
export function Notes() {
  const t = useT()
  const { group } = useGroup()
  const known = notes[group.lid.currency]
  if (!known) return null
  return (
    <table class="sheet-table paper-only notes">
      <caption>{t('savings.share_out.notes')}</caption>
      <tbody>
        <tr>
          <th scope="row">{group.lid.currency}</th>
          {known.map(note => (
            <td key={note}>{note}</td>
          ))}
          <td>…</td>
        </tr>
        <tr>
          <th scope="row">×</th>
          {known.map(note => (
            <td key={note}>&nbsp;</td>
          ))}
          <td>&nbsp;</td>
        </tr>
      </tbody>
    </table>
  )
}
