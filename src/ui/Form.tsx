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
  const { form, submit, look = 'main', icon, shortcut, card, onCancel, beside, children } = props
  const { t } = useWords()
  const element = useRef<HTMLFormElement>(null)
  const [unfit, setUnfit] = useState<Unfit>(fit)
  const send = (event: Event) => {
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
      onSubmit={send}
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
      <div class="row">
        <Button type="submit" look={look} icon={icon} shortcut={shortcut} busy={form.busy}>
          {submit}
        </Button>
        {beside}
        {onCancel && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
      </div>
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

/** A field that is marked, or a sentence that no field shows. */
interface Line {
  readonly text: string
  readonly focus?: () => void
}

function Summary({ problem, errors }: Pick<Submittable, 'problem' | 'errors'>) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState<readonly Line[]>([])
  // Once the fields are drawn with what is wrong in them.
  useEffect(() => {
    const marks = [...(box.current?.closest('form')?.querySelectorAll('.field .wrong') ?? [])]
    const shown = marks.map(mark => mark.textContent)
    const unshown = [...new Set(Object.values(errors))].filter(text => !shown.includes(text))
    setLines([...marks.flatMap(lineOf), ...unshown.map(text => ({ text }))])
    box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div class="summary" tabIndex={-1} ref={box}>
      <Notice tone="danger" live>
        <p>{problemSentence(t, problem)}</p>
        {lines.length > 0 && (
          <ul>
            {lines.map(({ text, focus }) => (
              <li key={text}>
                {focus ? (
                  <button type="button" class="as-link" onClick={focus}>
                    {text}
                  </button>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}

function lineOf(mark: Element): Line[] {
  const field = mark.closest('.field')
  const text = field?.querySelector('.label > span')?.textContent
  const focus = () => field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  return text ? [{ text, focus }] : []
}
