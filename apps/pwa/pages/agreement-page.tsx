import { addressIn } from '#shared/pages/addresses.ts'
import type { AgreementPage } from '#shared/pages/public-pages.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Leading, Main } from './layout.tsx'
import type { PageScreen } from './screen.ts'

/** The whole text, readable before anybody registers (A50): versioned, with the fingerprint that a signature names. */
export const agreementPage: PageScreen<AgreementPage> = {
  frame: 'public',
  head: ({ page, words }) => ({
    title: page.text.title,
    description: words('pages')('agreement.description'),
  }),
  View({ page, frame, words }) {
    const t = words('pages')
    const { text, version, sha256 } = page
    return (
      <Main>
        <Leading kicker={t('agreement.version', { version })} title={text.title} />
        <Notice tone="attention" className="mt-6 max-w-prose">
          {text.notice}
        </Notice>
        <div className="mt-6 max-w-prose">
          {text.preface.map((paragraph) => (
            <p key={paragraph} className="mt-3">
              {paragraph}
            </p>
          ))}
        </div>
        <nav aria-label={t('agreement.contents')} className="mt-8 border-t border-ink pt-4 print:hidden">
          <h2 className="text-lg">{t('agreement.contents')}</h2>
          <ol className="mt-2 gap-x-10 sm:columns-2 lg:columns-3">
            {text.clauses.map(({ id, heading }, place) => (
              <li key={id} className="break-inside-avoid">
                <a
                  href={`#${id}`}
                  className="flex min-h-12 items-center gap-3 py-1.5 leading-snug text-ink no-underline hover:underline"
                >
                  <span className="figures w-6 shrink-0 text-end text-ink-soft">{place + 1}</span>
                  {heading}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <ol className="mt-10">
          {text.clauses.map(({ id, heading, paragraphs }, place) => (
            <li
              key={id}
              id={id}
              className="grid gap-x-12 border-t border-line py-6 lg:grid-cols-[17rem_minmax(0,1fr)]"
            >
              <h2 className="text-lg">
                <span className="figures me-2 text-primary">{place + 1}</span>
                {heading}
              </h2>
              <ol className="max-w-prose">
                {paragraphs.map((paragraph, line) => (
                  <li key={paragraph} className="mt-2 first:mt-2 lg:first:mt-0">
                    <span className="figures me-2 text-sm text-ink-soft">{`${place + 1}.${line + 1}`}</span>
                    {paragraph}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
        <p className="border-t border-ink pt-4 text-sm text-ink-soft">
          {t('agreement.fingerprint')}{' '}
          <bdi dir="ltr" className="font-mono break-all">
            {sha256}
          </bdi>
        </p>
        <div className="mt-6 flex flex-wrap gap-3 print:hidden">
          <ButtonLink href={addressIn(frame.language, '/quote')} look="primary">
            {t('frame.quote')}
          </ButtonLink>
          <Button data-print hidden>
            {words('quotes')('actions.print')}
          </Button>
        </div>
      </Main>
    )
  },
}
