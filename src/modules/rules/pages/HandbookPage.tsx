import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import { Go } from '#site/trail.tsx'
import type { ArticleName, Destination } from '../domain/handbook.ts'
import type { WovenArticle, WovenPiece, WovenRule } from '../service/handbook.ts'
import { Picture } from './Picture.tsx'

interface BaseProps {
  readonly t: Translate
  readonly locale: Locale
}

interface ShelfProps extends BaseProps {
  readonly destinations: readonly { readonly code: Destination; readonly name: string }[]
}

/** Where to: each country has its own rules. */
export function HandbookStart({ t, locale, destinations }: ShelfProps) {
  return (
    <>
      <h1>{t('rules.handbook.title')}</h1>
      <p>{t('rules.handbook.what')}</p>
      <h2>{t('rules.check.destination')}</h2>
      <ul class="need-grid">
        {destinations.map(({ code, name }) => (
          <li>
            <Go class="card" href={`/${locale}/handbook/${code.toLowerCase()}`}>
              {name}
            </Go>
          </li>
        ))}
      </ul>
      <p>
        <Go href={`/${locale}/rules`}>{t('rules.list.title')}</Go>
      </p>
    </>
  )
}

interface ContentsProps extends BaseProps {
  readonly destination: Destination
  readonly country: string
  readonly titles: readonly { readonly name: ArticleName; readonly title: string }[]
  /** Of the file for reading without a network. */
  readonly packSize: string
}

export function HandbookContents({ t, locale, destination, country, titles, packSize }: ContentsProps) {
  const address = `/${locale}/handbook/${destination.toLowerCase()}`
  return (
    <>
      <p class="soft">{country}</p>
      <h1>{t('rules.handbook.title')}</h1>
      <ul class="ways">
        {titles.map(({ name, title }) => (
          <li>
            <Go class="card way" href={`${address}/${name}`}>
              <Picture name={name} />
              <strong>{title}</strong>
            </Go>
          </li>
        ))}
      </ul>
      <p class="acts">
        <Go class="btn main" href={`/${locale}/check`}>
          {t('rules.check.title')}
        </Go>
        <Go class="btn" href={`${address}/all`}>
          {t('rules.handbook.all')}
        </Go>
        <a class="btn" href={`${address}/pdf`}>
          {t('rules.handbook.pdf')}
        </a>
      </p>
      <section class="card">
        <h2>{t('rules.handbook.offline')}</h2>
        <p>{t('rules.handbook.offline.what', { size: packSize })}</p>
        <a class="btn wide" href={`${address}/offline`}>
          {t('rules.handbook.offline.save')}
        </a>
      </section>
    </>
  )
}

interface ArticleProps extends BaseProps {
  readonly destination: Destination
  readonly article: WovenArticle
  readonly next: { readonly name: ArticleName; readonly title: string } | null
}

export function ArticlePage({ t, locale, destination, article, next }: ArticleProps) {
  const address = `/${locale}/handbook/${destination.toLowerCase()}`
  return (
    <>
      <ArticleBody t={t} locale={locale} article={article} level="h1" />
      <section class="card">
        <h2>{t('rules.handbook.sms')}</h2>
        <p>{article.sms}</p>
        <a class="btn" href={`sms:?body=${encodeURIComponent(article.sms)}`}>
          {t('rules.handbook.sms.send', { count: article.smsParts })}
        </a>
      </section>
      {article.name === 'wages' && (
        <p>
          <Go class="btn main wide" href={`/${locale}/wages`}>
            {t('claims.wages.title')}
          </Go>
        </p>
      )}
      <p class="acts">
        {next && (
          <Go class="btn main" href={`${address}/${next.name}`}>
            {next.title}
          </Go>
        )}
        <Go class="btn" href={`/${locale}/help`}>
          {t('rules.result.help')}
        </Go>
        <Go class="btn" href={address}>
          {t('rules.handbook.contents')}
        </Go>
      </p>
    </>
  )
}

interface BookletProps extends BaseProps {
  readonly country: string
  readonly day: string
  /** When the page was made; null in a file, which nobody keeps twice. */
  readonly now: Instant | null
  readonly articles: readonly WovenArticle[]
}

/** Everything on one page: to print, and what the file for reading without a network holds. */
export function Booklet({ t, locale, country, day, now, articles }: BookletProps) {
  return (
    <div class="paper">
      <h1>
        {t('rules.handbook.title')}: {country}
      </h1>
      <p class="soft">{t('rules.handbook.as_of', { day })}</p>
      {now !== null && <KeepBox t={t} now={now} />}
      <p class="notice due">{t('rules.result.awaiting')}</p>
      <ol>
        {articles.map(({ name, title }) => (
          <li>
            <a href={`#${name}`}>{title}</a>
          </li>
        ))}
      </ol>
      {articles.map(article => (
        <ArticleBody t={t} locale={locale} article={article} level="h2" />
      ))}
    </div>
  )
}

/** Offers to keep the page on this phone, where the browser can; tells its age when it is read much later. */
function KeepBox({ t, now }: { readonly t: Translate; readonly now: Instant }) {
  return (
    <>
      <p class="notice due" data-old={Temporal.Instant.from(now).epochMilliseconds} hidden>
        {t('rules.handbook.old')}
      </p>
      <div class="not-on-paper" data-keep="handbook" hidden>
        <p class="notice due">{t('directory.keep.careful')}</p>
        <p>
          <button type="button" class="btn main wide" data-keep-add>
            {t('directory.keep.save')}
          </button>
          <button type="button" class="btn wide" data-keep-remove hidden>
            {t('directory.keep.remove')}
          </button>
        </p>
        <p role="status" data-kept={t('directory.keep.kept')} data-failed={t('directory.keep.failed')} />
      </div>
      <script src="/assets/keep.js" defer />
      <p class="not-on-paper">
        <button type="button" class="btn wide" data-print hidden>
          {t('rules.result.print')}
        </button>
      </p>
    </>
  )
}

interface BodyProps extends BaseProps {
  readonly article: WovenArticle
  readonly level: 'h1' | 'h2'
}

function ArticleBody({ t, locale, article, level }: BodyProps) {
  const Title = level
  const Heading = level === 'h1' ? 'h2' : 'h3'
  return (
    <article id={article.name}>
      <Title>{article.title}</Title>
      {inLists(article.blocks).map(block =>
        Array.isArray(block) ? (
          <ul>
            {block.map(({ pieces }) => (
              <li>{pieces.map(piece => shown(piece, t, locale))}</li>
            ))}
          </ul>
        ) : block.kind === 'heading' ? (
          <Heading>{block.pieces.map(piece => shown(piece, t, locale))}</Heading>
        ) : block.pieces.some(piece => 'rule' in piece) ? (
          // A list of a rule may not stand in a paragraph.
          <div class="woven">{block.pieces.map(piece => shown(piece, t, locale))}</div>
        ) : (
          <p>{block.pieces.map(piece => shown(piece, t, locale))}</p>
        ),
      )}
    </article>
  )
}

type Blocks = WovenArticle['blocks']

/** Items that follow each other are one list. */
function inLists(blocks: Blocks): (Blocks[number] | Blocks[number][])[] {
  const out: (Blocks[number] | Blocks[number][])[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (block.kind !== 'item') out.push(block)
    else if (Array.isArray(last)) last.push(block)
    else out.push([block])
  }
  return out
}

const shown = (piece: WovenPiece, t: Translate, locale: Locale) =>
  'rule' in piece ? <Woven rule={piece.rule} t={t} locale={locale} /> : piece.text

/** A rule in an article: marked, so that a reader sees what is law and can look where it is from. */
function Woven({ rule, t, locale }: BaseProps & { readonly rule: WovenRule }) {
  const [only] = rule.lines
  return (
    <span class="rule">
      <Go href={`/${locale}/rules/${rule.id}`}>{rule.title}</Go>:{' '}
      {rule.lines.length === 0 && t('rules.why.no_source')}
      {rule.lines.length === 1 && only && (
        <>
          {only.who && `${only.who}: `}
          {only.says}
          {only.state !== 'sure' && <em> ({t(`rules.state.${only.state}`)})</em>}
        </>
      )}
      {rule.lines.length > 1 &&
        rule.lines.map(line => (
          <span class="line">
            {line.who && <b>{line.who}: </b>}
            {line.says}
            {line.state !== 'sure' && <em> ({t(`rules.state.${line.state}`)})</em>}
          </span>
        ))}
    </span>
  )
}
