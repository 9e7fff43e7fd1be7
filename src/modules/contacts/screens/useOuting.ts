import { useEffect } from 'preact/hooks'
import { navigate, useData, useDraft, useFormat, usePlace } from '#staff/hooks.ts'
import { readSession } from '../contract.ts'

/**
 * The mobile day under which contacts are recorded: `?session=` begins it, the device remembers it until it is left or
 * the day is over. Kept on the device, because a team out has no network.
 */
export function useOuting() {
  const today = useFormat().today()
  const asked = usePlace().query.get('session')
  const [kept, keep, draft] = useDraft<{ id: string; on: string }>('contacts.session', { id: '', on: '' })
  const id = asked ?? (kept.on === today ? kept.id : '')
  useEffect(() => {
    if (draft.ready && asked && (asked !== kept.id || kept.on !== today)) keep({ id: asked, on: today })
  }, [draft.ready, asked])
  const { data } = useData(readSession, id ? { id } : null, { keep: true })
  const leave = () => {
    keep({ id: '', on: '' })
    if (asked) navigate('/contacts/new', { replace: true })
  }
  return { id: id || null, session: id ? data : undefined, leave }
}
