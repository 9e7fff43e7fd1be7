import { useData } from '#staff/hooks.ts'
import { listMembers } from '../contract.ts'

const works = ['caseworker', 'lawyer', 'supervisor']

/** Whoever may work on cases, as options. */
export function useColleagues(): { value: string; label: string }[] {
  const { data } = useData(listMembers, {})
  return (data?.items ?? [])
    .filter(one => one.active && one.roles.some(role => works.includes(role)))
    .map(one => ({ value: one.userId, label: one.name }))
}
