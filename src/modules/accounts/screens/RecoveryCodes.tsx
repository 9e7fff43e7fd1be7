import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Shown once: to print, or to write down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT()
  return (
    <div class="stack">
      <Notice tone="due">{t('accounts.second.codes')}</Notice>
      <ul class="codes">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="row">
        <Button icon="print" onClick={() => print()}>
          {t('ui.print')}
        </Button>
        <Button look="main" onClick={onDone}>
          {t('accounts.second.kept')}
        </Button>
      </div>
    </div>
  )
}
