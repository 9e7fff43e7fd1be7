import { strFromU8, strToU8 } from 'fflate'
import type { PassbookLine, Standing } from '../domain/passbook.ts'
import type { OpenGroup } from './box/group.ts'
import { fromText, toText } from './box/seal.ts'

/** What a member's QR code carries: her own book and nothing else, to be read on any phone that has the app. */
export interface PassbookCopy extends Standing {
  readonly group: string
  readonly name: string
  readonly number: number
  readonly currency: string
  readonly at: string
  readonly code: string
  readonly lines: readonly PassbookLine[]
}

/** The last meetings only, so that a cheap camera can read the code. */
const most = 12

export function passbookLink(
  now: Standing & Pick<PassbookCopy, 'group' | 'name' | 'number'>,
  group: OpenGroup,
  lines: readonly PassbookLine[],
): string {
  const { head } = group.log.log
  const rows = lines
    .slice(-most)
    .map(({ meeting, at, stamps, saved, borrowed, repaid, balance }) => [
      ...[meeting, at.slice(0, 10), stamps, saved, borrowed, repaid],
      ...[balance.stamps, balance.savings, balance.loan, balance.charge, balance.fines],
    ])
  const short = [
    ...[now.group, now.name, now.number, group.lid.currency, new Date().toISOString().slice(0, 10)],
    ...[head.hash.slice(0, 8), now.stamps, now.savings, now.loan, now.charge, now.fines, rows],
  ]
  return `${location.origin}/app/passbook#${toText(strToU8(JSON.stringify(short)))}`
}

type Row = [number, string, number, number, number, number, number, number, number, number, number]

/** Null where it is no passbook of ours. */
export function passbookFrom(hash: string): PassbookCopy | null {
  try {
    const [group, name, number, currency, at, code, stamps, savings, loan, charge, fines, rows] = JSON.parse(
      strFromU8(fromText(hash.replace(/^#/, ''))),
    )
    const lines = (rows as Row[]).map(
      ([meeting, day, bought, saved, borrowed, repaid, ...left]): PassbookLine => {
        const [stamps, savings, loan, charge, fines] = left
        const balance = { stamps, savings, loan, charge, fines }
        return { meeting, at: `${day}T12:00:00.000Z`, stamps: bought, saved, borrowed, repaid, balance }
      },
    )
    return { group, name, number, currency, at, code, stamps, savings, loan, charge, fines, lines }
  } catch {
    return null
  }
}
