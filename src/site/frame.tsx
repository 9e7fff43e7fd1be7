import type { Clock } from '#platform/clock.ts'
import type { PageFrame } from '#platform/http/pages.ts'
import { words } from '#platform/words.ts'
import { Layout } from './Layout.tsx'

/** What surrounds every public page. */
export function frame(clock: Clock): PageFrame {
  return {
    clock,
    layout: ({ body, request }) => (
      <Layout locale={request.locale} path={request.path} t={words(request.locale)}>
        {body}
      </Layout>
    ),
    refused(code, request) {
      const t = words(request.locale)
      const known = code === 'not_found' || code === 'too_many_requests' ? code : 'fault_of_ours'
      return {
        title: t(`site.${known}.title`),
        body: (
          <section class="card">
            <h1>{t(`site.${known}.title`)}</h1>
            <p>{t(`site.${known}.what`)}</p>
          </section>
        ),
      }
    },
  }
}
