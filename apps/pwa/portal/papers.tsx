import type { Language } from '#shared/languages.ts'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import { FileList, linkOf } from './files.tsx'
import type { PartProps } from './parts.ts'

/** The letter, the whole account of today, what backs the claim as a whole, and every payment with its receipt. */
export function Papers({ view, words, format, language }: PartProps & { language: Language }) {
  const t = words('portal')
  const { letter, settlement, documents, payments } = view
  const files = [
    ...(settlement
      ? [
          {
            href: `/d/letters/${settlement.letterId}.pdf`,
            title: t('papers.settlement', { date: format.day(settlement.createdOn) }),
            sub: 'PDF',
          },
        ]
      : []),
    ...(letter
      ? [
          {
            href: `/d/letters/${letter.letterId}.pdf`,
            title: t('papers.letter', { date: format.day(letter.createdOn) }),
            sub: 'PDF',
          },
        ]
      : []),
    { href: '/d/statement.pdf', title: t('papers.statement'), sub: 'PDF' },
    ...documents.map((document) => linkOf(document, words)),
  ]
  return (
    <>
      <section aria-labelledby="papers" className="mt-10">
        <h2 id="papers" className="mb-2 text-lg">
          {t('papers.title')}
        </h2>
        <FileList files={files} language={language} words={words} />
      </section>
      {payments.length > 0 ? (
        <section aria-labelledby="payments" className="mt-10">
          <h2 id="payments" className="mb-2 text-lg">
            {t('payments.title')}
          </h2>
          <ul>
            {payments.map(({ paymentId, paidOn, amount, receiptNumber, state, gone }) => (
              <li key={paymentId} className="border-t border-line pt-2">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span>{t('payments.on', { date: format.day(paidOn) })}</span>
                  <Money className="font-semibold">{format.money(amount, view.currency)}</Money>
                </div>
                {state === 'paid' ? null : (
                  <p>
                    <Status tone={state === 'refunded' || state === 'partlyRefunded' ? 'info' : 'attention'}>
                      {t(`payments.state.${state}`)}
                    </Status>
                  </p>
                )}
                {gone.map(({ kind, amount: part, on }) => (
                  <p key={`${kind}-${on}-${part}`} className="text-sm text-ink-soft">
                    {t(`payments.gone.${kind}`, {
                      amount: format.money(part, view.currency),
                      date: format.day(on),
                    })}
                  </p>
                ))}
                <a
                  href={`/d/payments/${paymentId}/receipt.pdf`}
                  className="inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline"
                >
                  {t('papers.receipt', { number: receiptNumber })}, PDF
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
