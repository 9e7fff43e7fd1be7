import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { id } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import * as contract from '../contract.ts'
import { readShort, shortOf } from '../domain/short.ts'
import { publicOrganization, publicReader, publicService, serviceOfShort } from '../service/public.ts'
import { reportEntry } from '../service/reports.ts'
import { languageOf, one } from './help.tsx'
import { OrganizationPage } from './OrganizationPage.tsx'
import { PosterPage } from './PosterPage.tsx'
import { ReportedPage, ReportPage } from './ReportPage.tsx'
import { ServicePage } from './ServicePage.tsx'

export const oneService = async ({ engine, locale, params, now }: PageRequest): Promise<PageAnswer> => {
  const service = await publicService(engine, locale, idOf(params))
  const t = words(locale)
  return {
    title: t('directory.help.title'),
    body: (
      <ServicePage
        t={t}
        locale={languageOf(locale)}
        now={now}
        service={service}
        shortPath={`/s/${shortOf(service.id)}`}
      />
    ),
    private: true,
  }
}

export const oneOrganization = async ({ engine, locale, params, now }: PageRequest): Promise<PageAnswer> => {
  const organization = await publicOrganization(engine, locale, idOf(params))
  const t = words(locale)
  return {
    title: t('directory.help.title'),
    body: <OrganizationPage t={t} locale={languageOf(locale)} now={now} organization={organization} />,
    private: true,
  }
}

/** Leads on to the entry; an address that leads nowhere says the same as any other. */
export const short = async ({ engine, locale, params }: PageRequest): Promise<PageAnswer> => {
  const end = readShort(params.short ?? '')
  if (!end) throw notFound()
  return { redirect: `/${locale}/help/${await serviceOfShort(engine, end)}` }
}

export const poster = async ({ engine, config, locale, params }: PageRequest): Promise<PageAnswer> => {
  const service = await publicService(engine, locale, idOf(params))
  const t = words(locale)
  const address = `${config.publicUrl.replace(/\/$/, '')}/s/${shortOf(service.id)}`
  return {
    title: t('directory.help.title'),
    body: <PosterPage t={t} service={service} address={address} code={await squaresOf(address)} />,
    private: true,
  }
}

/** The dark squares as one path, with the four empty ones around them that scanners want. */
async function squaresOf(text: string): Promise<{ path: string; size: number }> {
  const { default: QRCode } = await import('qrcode')
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (data[y * size + x] ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''),
  )
  return { path: rows.join(''), size: size + 8 }
}

export const askWhatIsWrong = async (request: PageRequest): Promise<PageAnswer> =>
  reportForm(request, { kind: '', note: '' }, randomUUID(), false)

export const sayWhatIsWrong = async (request: PageRequest): Promise<PageAnswer> => {
  const { engine, locale, form, params } = request
  const typed = { kind: one(form, 'kind', 40), note: one(form, 'note', 500) }
  const key = one(form, 'id', 60)
  // Opened from an answer, with nothing told yet.
  if (key === '') return reportForm(request, typed, randomUUID(), false)
  const parsed = v.safeParse(contract.report.input, { ...typed, id: key, serviceId: idOf(params), locale })
  if (!parsed.success) return reportForm(request, typed, v.is(id, key) ? key : randomUUID(), true)
  await engine.as(publicReader(locale), use => reportEntry(use, parsed.output))
  const t = words(locale)
  return {
    title: t('directory.help.title'),
    body: <ReportedPage t={t} locale={locale} />,
    private: true,
  }
}

async function reportForm(
  { engine, locale, params, path, form }: PageRequest,
  typed: { kind: string; note: string },
  formKey: string,
  wrong: boolean,
): Promise<PageAnswer> {
  const service = await publicService(engine, locale, idOf(params))
  const t = words(locale)
  const posted = Object.keys(form).length > 0
  const problem = wrong ? t('directory.report.choose') : null
  return {
    title: t('directory.help.title'),
    body: (
      <ReportPage t={t} locale={locale} service={service} formKey={formKey} typed={typed} problem={problem} />
    ),
    status: wrong ? 400 : 200,
    private: true,
    ...(posted ? { here: { path, fields: typed } } : {}),
  }
}

function idOf(params: PageRequest['params']): string {
  if (!v.is(id, params.id)) throw notFound()
  return params.id as string
}
