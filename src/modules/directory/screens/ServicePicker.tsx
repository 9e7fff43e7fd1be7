import { call, useT } from '#staff/hooks.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { type ServiceCard, search } from '../contract.ts'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly onChoose: (service: ServiceCard) => void
  readonly value?: string | undefined
}

/** Any service of the directory by typing its name, its organisation or what it does. */
export function ServicePicker({ onChoose, ...field }: Props) {
  const t = useT()
  const source = async (typed: string, signal: AbortSignal) => {
    if (typed.trim().length < 2) return []
    const { items } = await call(search, { q: typed, limit: 8 }, { signal })
    return items.map(service => ({
      id: service.id,
      label: service.name,
      hint: [service.organizationName, service.place].filter(Boolean).join(' · '),
      service,
    }))
  }
  return (
    <Combobox
      {...field}
      placeholder={t('directory.search.placeholder')}
      source={source}
      onChoose={({ service }) => onChoose(service)}
    />
  )
}
