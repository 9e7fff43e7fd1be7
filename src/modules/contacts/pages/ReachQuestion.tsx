import type { Translate } from '#i18n/translate.ts'
import { Choice, type Problems, TextField } from '#site/form.tsx'

interface ReachProps {
  readonly t: Translate
  readonly typed: Readonly<Record<string, string>>
  readonly problems: Problems
}

/** Not at all is the first choice: the code is enough. What follows is only for who wants to be called or written to. */
export function ReachQuestion({ t, typed, problems }: ReachProps) {
  const reach = typed.reach ?? 'none'
  return (
    <fieldset>
      <legend>{t('contacts.ask.reach')}</legend>
      <Choice type="radio" name="reach" value="none" checked={reach === 'none'}>
        {t('contacts.ask.reach.none')}
      </Choice>
      <Choice type="radio" name="reach" value="phone" checked={reach === 'phone'}>
        {t('contacts.ask.reach.phone')}
      </Choice>
      <Choice type="radio" name="reach" value="messenger" checked={reach === 'messenger'}>
        {t('contacts.ask.reach.messenger')}
      </Choice>
      <details class="inset" open={reach !== 'none'}>
        <summary>{t('contacts.ask.reach.more')}</summary>
        <TextField
          name="reachAt"
          label={t('contacts.ask.reach_at')}
          value={typed.reachAt ?? ''}
          problem={problems.reachAt}
          max={100}
        />
        <TextField
          name="reachWhen"
          label={t('contacts.ask.reach_when')}
          hint={t('contacts.ask.reach_when.hint')}
          value={typed.reachWhen ?? ''}
          problem={problems.reachWhen}
          max={200}
        />
        <p class="question">{t('contacts.ask.reach_who')}</p>
        <div class="acts">
          <Choice type="radio" name="reachWho" value="only_me" checked={typed.reachWho !== 'anyone'}>
            {t('contacts.ask.reach_who.only_me')}
          </Choice>
          <Choice type="radio" name="reachWho" value="anyone" checked={typed.reachWho === 'anyone'}>
            {t('contacts.ask.reach_who.anyone')}
          </Choice>
        </div>
        <Choice type="checkbox" name="mayLeaveMessage" value="1" checked={typed.mayLeaveMessage === '1'}>
          {t('contacts.ask.may_leave_message')}
        </Choice>
      </details>
    </fieldset>
  )
}
