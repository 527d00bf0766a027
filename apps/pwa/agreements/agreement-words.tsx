import { useTranslation } from 'react-i18next'
import { authorityLimit } from '#shared/agreements/authority.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { IconCheck } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

export type OfferedText = Outputs['agreements']['text']

/** The agreement in five sentences, for whoever will not read twenty-four clauses standing up. */
export function InShort() {
  const { t } = useTranslation('agreements')
  const { money } = useFormat()
  const amount = money(authorityLimit, 'EUR')
  const points = [
    t('short.fee'),
    t('short.authority', { amount }),
    t('short.consent'),
    t('short.money'),
    t('short.direct'),
  ]
  return (
    <Card title={t('short.title')}>
      <ul className="grid gap-3">
        {points.map((point) => (
          <li key={point} className="flex gap-3">
            <IconCheck className="mt-0.5 size-5 text-primary" />
            <span>{point}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The full text: contents to jump from, numbered clauses, and the fingerprint that a signature is bound to. */
export function AgreementWords({ offered }: { offered: OfferedText }) {
  const { t } = useTranslation('agreements')
  const { day } = useFormat()
  const { text, version, offeredFrom, sha256, language } = offered
  return (
    <article lang={language} className="grid gap-6">
      <header>
        <h2 className="text-xl">{text.title}</h2>
        <p className="figures mt-1 text-sm text-ink-soft">
          {t('text.version', { version, date: day(offeredFrom) })}
        </p>
      </header>
      <Notice tone="attention">{text.notice}</Notice>
      <nav aria-label={t('text.contents')} className="print:hidden">
        <Disclosure title={t('text.contents')}>
          <ol className="-ms-7 grid">
            {text.clauses.map(({ id, heading }, place) => (
              <li key={id}>
                <a
                  href={`#clause-${id}`}
                  className="flex min-h-11 items-center gap-2 text-ink underline-offset-2 hover:underline"
                >
                  <span className="figures w-6 shrink-0 text-end text-ink-soft">{place + 1}.</span>
                  {heading}
                </a>
              </li>
            ))}
          </ol>
        </Disclosure>
      </nav>
      <div className="grid gap-3 text-ink-soft">
        {text.preface.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {text.clauses.map(({ id, heading, paragraphs }, place) => (
        <section key={id} id={`clause-${id}`} className="scroll-mt-4">
          <h3 className="mb-2 text-lg">
            <span className="figures">{place + 1}.</span> {heading}
          </h3>
          <ol className="grid gap-3">
            {paragraphs.map((paragraph, line) => (
              <li key={paragraph} className="flex gap-3">
                <span className="figures w-9 shrink-0 text-sm leading-6 text-ink-soft">
                  {place + 1}.{line + 1}
                </span>
                <span className="min-w-0">{paragraph}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <footer className="border-t border-line pt-4 text-sm text-ink-soft">
        <p>{t('text.fingerprint')}</p>
        <p dir="ltr" className="font-mono break-all text-ink">
          {sha256}
        </p>
        <Button look="quiet" className="-ms-3 mt-2 print:hidden" onClick={() => print()}>
          {t('text.print')}
        </Button>
      </footer>
    </article>
  )
}
