import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, type Look } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { type ProblemLike, problemSentence } from './ErrorNote.tsx'
import { LeftOut } from './Field.tsx'
import type { IconName } from './Icon.tsx'
import { Notice } from './Notice.tsx'
import { useWords } from './words.ts'

/** A form as it stands: see `useForm` of the staff app. */
export interface Submittable {
  readonly submit: () => void
  readonly busy: boolean
  /** A new object for each refusal. */
  readonly problem: ProblemLike | null
  /** A sentence for each field, by path. */
  readonly errors: Readonly<Record<string, string>>
}

interface Props {
  readonly form: Submittable
  /** What its button says. */
  readonly submit: string
  readonly look?: Look | undefined
  readonly icon?: IconName | undefined
  readonly shortcut?: string | undefined
  readonly card?: boolean | undefined
  readonly onCancel?: (() => void) | undefined
  /** Another way to end it, beside its button. */
  readonly beside?: ComponentChildren
  readonly children: ComponentChildren
}

/**
 * What is wrong is said in the reader's language at each field and summed up on top, where the focus goes, whether it
 * was found here or by the server. Ctrl+Enter sends it from every field.
 */
export function Form(props: Props) {
  const { form, card, children } = props
  const { t } = useWords()
  const element = useRef<HTMLFormElement>(null)
  const [unfit, setUnfit] = useState<Unfit>(fit)
  const submit = (event: Event) => {
    event.preventDefault()
    if (form.busy) return
    const found = unfitIn(element.current).map(({ id, validity }) => {
      return [id, t(validity.valueMissing ? 'ui.field.missing' : 'ui.field.wrong')] as const
    })
    if (found.length)
      return setUnfit({ fields: new Map(found), problem: { code: 'invalid' }, before: form.problem })
    setUnfit(fit)
    form.submit()
  }
  const mended = ({ target }: Event) => {
    if (!(target instanceof HTMLElement) || !unfit.fields.has(target.id)) return
    setUnfit({ ...unfit, fields: new Map([...unfit.fields].filter(([id]) => id !== target.id)) })
  }
  const problem = unfit.fields.size > 0 ? unfit.problem : form.problem === unfit.before ? null : form.problem
  return (
    <form
      ref={element}
      class={card ? 'card stack' : 'stack'}
      noValidate
      onSubmit={submit}
      onInput={mended}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        element.current?.requestSubmit()
      }}
    >
      <LeftOut.Provider value={unfit.fields}>
        <Summary problem={problem} errors={problem === form.problem ? form.errors : {}} />
        {children}
      </LeftOut.Provider>
      <Buttons {...props} />
    </form>
  )
}

/** Shown while rendered. */
export function FormDialog({
  title,
  onClose,
  wide,
  ...props
}: Props & { readonly title: string; readonly onClose: () => void; readonly wide?: boolean | undefined }) {
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <Form {...props} />
    </Dialog>
  )
}

/** What was found here, before anything was sent: a sentence by the id of its element. */
interface Unfit {
  readonly fields: ReadonlyMap<string, string>
  readonly problem: ProblemLike | null
  /** What the server had refused before, which is not said again. */
  readonly before: ProblemLike | null
}
const fit: Unfit = { fields: new Map(), problem: null, before: null }

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What the browser itself would stop at: it would say so in its own language. */
function unfitIn(form: HTMLFormElement | null): readonly Control[] {
  const controls = form?.querySelectorAll<Control>('input, select, textarea') ?? []
  return [...controls].filter(one => one.willValidate && !one.validity.valid)
}

function Buttons({ form, submit, look = 'main', icon, shortcut, onCancel, beside }: Props) {
  const { t } = useWords()
  return (
    <div class="row">
      <Button type="submit" look={look} icon={icon} shortcut={shortcut} busy={form.busy}>
        {submit}
      </Button>
      {beside}
      {onCancel && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
    </div>
  )
}

interface Marked {
  readonly label: string
  readonly focus: () => void
}

function Summary({ problem, errors }: Pick<Submittable, 'problem' | 'errors'>) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<readonly Marked[]>([])
  const [unshown, setUnshown] = useState<readonly string[]>([])
  // Once the fields are drawn with what is wrong in them.
  useEffect(() => {
    const wrong = [...(box.current?.closest('form')?.querySelectorAll<HTMLElement>('.field .wrong') ?? [])]
    const said = wrong.map(one => one.textContent)
    setMarked(wrong.flatMap(markedBy))
    setUnshown([...new Set(Object.values(errors))].filter(sentence => !said.includes(sentence)))
    box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div class="summary" tabIndex={-1} ref={box}>
      <Notice tone="danger" live>
        <p>{problemSentence(t, problem)}</p>
        {(marked.length > 0 || unshown.length > 0) && (
          <ul>
            {marked.map(({ label, focus }) => (
              <li key={label}>
                <button type="button" class="as-link" onClick={focus}>
                  {label}
                </button>
              </li>
            ))}
            {unshown.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

function markedBy(wrong: HTMLElement): Marked[] {
  const field = wrong.closest('.field')
  const label = field?.querySelector('.label > span')?.textContent
  if (!field || !label) return []
  return [
    { label, focus: () => field.querySelector<HTMLElement>('input, select, textarea, button')?.focus() },
  ]
}
