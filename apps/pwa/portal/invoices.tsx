import type { Language } from '#shared/languages.ts'
import type { ShownInvoice } from '#shared/pages/portal-pages.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { type FigureLine, Figures } from '../ui/figures.tsx'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import type { PartProps } from './parts.ts'
import { FileList, filesOf } from './files.tsx'
import { Receipts } from './made-of.tsx'
import { Slices } from './slices.tsx'

type InvoicesProps = PartProps & { language: Language }

/** Each invoice: what is open on it, how that came about, and its papers. */
export function Invoices(props: InvoicesProps) {
  const t = props.words('portal')
  const { invoices } = props.view
  return (
    <section aria-labelledby="invoices" className="mt-10">
      <h2 id="invoices" className="mb-3 text-lg">
        {t('invoices.title', { count: invoices.length })}
      </h2>
      <ul className="grid grid-cols-1 gap-4">
        {invoices.map((invoice) => (
          <li
            key={invoice.invoiceId}
            id={invoice.invoiceId}
            className="scroll-mt-4 rounded-md border border-line bg-surface px-4 pt-4 pb-2 sm:px-5"
          >
            <Invoice {...props} invoice={invoice} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invoice({ invoice, view, words, format, language }: InvoicesProps & { invoice: ShownInvoice }) {
  const t = words('portal')
  const money = (amount: typeof invoice.open) => format.money(amount, view.currency)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-base">
          <bdi dir="ltr">{invoice.number}</bdi>
        </h3>
        <Money className="text-lg font-semibold">{money(invoice.open)}</Money>
      </div>
      <p className="mb-2 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
        <span>{t('invoices.due', { date: format.day(invoice.dueOn) })}</span>
        {invoice.open === 0 ? <Status tone="good">{t('invoices.settled')}</Status> : null}
        {invoice.held > 0 ? (
          <Status tone="info">{t('invoices.held', { amount: money(invoice.held) })}</Status>
        ) : null}
        {invoice.open > 0 && !invoice.overdue ? <Status tone="neutral">{t('invoices.notDue')}</Status> : null}
      </p>
      <FileList files={filesOf(invoice, { words, view })} language={language} words={words} />
      <Disclosure title={t('invoices.how')} className="border-b-0! last:border-b-0!">
        <div className="-ms-7">
          <Figures
            lines={linesOf(invoice, { view, words, format })}
            label={t('invoices.how')}
            className="text-ink"
          />
          <Slices invoice={invoice} view={view} words={words} format={format} />
        </div>
      </Disclosure>
    </>
  )
}

function linesOf(invoice: ShownInvoice, { view, words, format }: PartProps): FigureLine[] {
  const t = words('portal')
  const money = (amount: typeof invoice.open) => format.money(amount, view.currency)
  const { interest, compensation, paid, issuedOn } = invoice
  return [
    {
      key: 'amount',
      label: t('invoices.amount'),
      amount: money(invoice.amount),
      sub: issuedOn ? t('invoices.issued', { date: format.day(issuedOn) }) : undefined,
    },
    ...(interest.owed > 0
      ? [
          {
            key: 'interest',
            label: t('invoices.interest', { date: format.day(view.on) }),
            amount: money(interest.owed),
          },
        ]
      : []),
    ...(compensation.owed > 0
      ? [{ key: 'compensation', label: t('invoices.compensation'), amount: money(compensation.owed) }]
      : []),
    ...(paid > 0
      ? [
          {
            key: 'paid',
            label: t('invoices.paid'),
            amount: `− ${money(paid)}`,
            detail: (
              <Receipts
                view={view}
                words={words}
                format={format}
                label={t('invoices.paid')}
                receipts={invoice.receipts}
                more={t('made.ofReceipt')}
              />
            ),
          },
        ]
      : []),
    { key: 'open', label: t('invoices.open'), amount: money(invoice.open), weight: 'total' as const },
  ]
}
