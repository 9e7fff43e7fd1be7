import type { Clock } from '#platform/clock.ts'
import type { PageFrame } from '#platform/http/pages.ts'
import { words } from '#platform/words.ts'
import { Layout } from './Layout.tsx'
import { Hidden, readTrail, TrailContext, trailWith, withoutTrail } from './trail.tsx'

/** What surrounds every public page. */
export function frame(clock: Clock): PageFrame {
  return {
    clock,
    layout({ answer, request: { locale, path, form } }) {
      const trail = readTrail(form)
      const last = trail.at(-1)
      const here = answer.here ? { ...answer.here, fields: withoutTrail(answer.here.fields) } : null
      const onward = here && trailWith(trail, here)
      const back = answer.back
        ? { spot: answer.back, trail }
        : last
          ? { spot: last, trail: trail.slice(0, -1) }
          : null
      return (
        <TrailContext.Provider value={{ trail, onward }}>
          <Layout t={words(locale)} {...{ locale, path, here, trail, onward, back }}>
            {answer.body}
          </Layout>
        </TrailContext.Provider>
      )
    },
    refused(code, request) {
      const { locale } = request
      const t = words(locale)
      const posted = Object.keys(request.form).length > 0
      const known = code === 'not_found' || code === 'too_many_requests' ? code : 'fault_of_ours'
      return {
        title: t(`site.${known}.title`),
        body: (
          <section class="card">
            <h1>{t(`site.${known}.title`)}</h1>
            <p>{t(`site.${known}.what`)}</p>
            {posted && known !== 'not_found' && (
              // What was typed comes along: nobody has to write it a second time.
              <form method="post" action={`/${locale}${request.path}`}>
                <Hidden values={request.form} />
                <p>
                  <button type="submit" class="main wide">
                    {t('ui.retry')}
                  </button>
                </p>
              </form>
            )}
            <p class="acts">
              <a class="btn" href={`/${locale}/`}>
                {t('site.home')}
              </a>
              <a class="btn" href={`/${locale}/help`}>
                {t('rules.result.help')}
              </a>
            </p>
          </section>
        ),
      }
    },
  }
}
