import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import type { MergedFile } from '../contract.ts'

/** The files joined with the one that is open, for whatever is shown of it. */
export const MergedFiles = createContext<readonly MergedFile[]>([])

/** Where something is from that was entered in a file that was joined with this one; nothing for this one's own. */
export function FromFile({ personId }: { readonly personId: string }) {
  const t = useT()
  const file = useContext(MergedFiles).find(one => one.id === personId)
  return file ? <Tag>{t('people.pairs.from', { reference: file.reference })}</Tag> : null
}
