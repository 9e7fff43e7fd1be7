import { useEffect, useRef, useState } from 'preact/hooks'
import { Field, type FieldProps } from './Field.tsx'
import { useWords } from './words.ts'

export interface Found {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
}

interface Props<Item extends Found> extends FieldProps {
  /** What fits the typed text, best first; may take its time. */
  readonly source: (typed: string, signal: AbortSignal) => readonly Item[] | Promise<readonly Item[]>
  readonly onChoose: (item: Item) => void
  /** Shown while nothing is typed: the label of what is chosen. */
  readonly value?: string | undefined
  /** What the source searches in is still on its way: nothing is called "not found" before it is here. */
  readonly waiting?: boolean | undefined
  /** Empties the field after choosing: for collecting several. */
  readonly clear?: boolean | undefined
  /** What is typed and not chosen, where the form keeps it: `onType` then tells also that it was emptied. */
  readonly typed?: string | undefined
  /** Told of every letter: for what may also stay free text. */
  readonly onType?: ((typed: string) => void) | undefined
  readonly placeholder?: string | undefined
}

/** Search by typing. Arrows move, Enter takes, Escape closes: the ARIA combobox pattern with a listbox. */
export function Combobox<Item extends Found>(props: Props<Item>) {
  const { source, onChoose, value = '', waiting = false, clear, onType, placeholder } = props
  const { t } = useWords()
  const [own, setOwn] = useState<string | null>(null)
  const typed = props.typed === undefined ? own : props.typed || null
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  // Enter pressed faster than the answer comes means the first of what will be found, not of what is still shown; also
  // where the field is left before it comes.
  const hurried = useRef(false)
  const asked = open || hurried.current ? (typed ?? '') : null
  const { items: found, to } = useFound(source, waiting ? null : asked)
  const answered = !waiting && to === asked
  useEffect(() => {
    if (!answered || !hurried.current) return
    hurried.current = false
    choose(found[0])
  }, [answered, found])

  const choose = (item: Item | undefined) => {
    if (!item) return
    setOwn(clear ? '' : null)
    if (typed && props.typed !== undefined) onType?.('')
    setOpen(false)
    onChoose(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((at + step + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter' && open && !answered) {
      event.preventDefault()
      hurried.current = true
    } else if (event.key === 'Enter' && open && found.length) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape' && open) {
      setOpen(false)
      // What was taken is taken: this one leaves the field, as it would after the answer.
      if (hurried.current) return
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return (
    <Field {...props}>
      {parts => (
        <div class="combo">
          <input
            {...parts}
            class="input"
            role="combobox"
            aria-expanded={open && found.length > 0}
            aria-controls={`${parts.id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && found[at] ? `${parts.id}-${at}` : undefined}
            autocomplete="off"
            placeholder={placeholder}
            value={typed ?? value}
            onInput={event => {
              setOwn(event.currentTarget.value)
              setAt(0)
              hurried.current = false
              setOpen(true)
              onType?.(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          <p class="hidden" role="status">
            {open && typed && answered && !found.length ? t('ui.nothingFound') : ''}
          </p>
          {open && (found.length > 0 || typed) && (
            <div class="options" role="listbox" id={`${parts.id}-list`} aria-label={props.label}>
              {found.map((item, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are on the input, as the pattern says
                // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
                <div
                  key={item.id}
                  id={`${parts.id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onPointerDown={event => event.preventDefault()}
                  onClick={() => choose(item)}
                >
                  <span>{item.label}</span>
                  {item.hint && <span class="small soft">{item.hint}</span>}
                </div>
              ))}
              {!found.length && <div class="soft">{t(answered ? 'ui.nothingFound' : 'ui.loading')}</div>}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}

interface Answer<Item> {
  readonly items: readonly Item[]
  /** What was asked; null before the first answer. */
  readonly to: string | null
}

/** Asks the source 150 ms after the last letter, drops late answers to earlier ones. Null: do not ask. */
function useFound<Item>(source: Props<Item & Found>['source'], typed: string | null): Answer<Item> {
  const [answer, setAnswer] = useState<Answer<Item>>({ items: [], to: null })
  const ask = useRef(source)
  ask.current = source
  useEffect(() => {
    if (typed === null) return
    const stop = new AbortController()
    const run = async () => {
      const items = await ask.current(typed, stop.signal)
      if (!stop.signal.aborted) setAnswer({ items, to: typed })
    }
    const timer = setTimeout(() => run().catch(() => setAnswer({ items: [], to: typed })), typed ? 150 : 0)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [typed])
  return answer
}
