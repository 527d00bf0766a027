import type { ReactNode } from 'react'
import { subtract, sum } from '#shared/money.ts'
import type { PortalView, ShownInvoice } from '#shared/pages/portal-pages.ts'
import type { ReceiptPart } from '#shared/pages/shown-receipts.ts'
import { type FigureLine, Figures } from '../ui/figures.tsx'
import type { PartProps } from './parts.ts'

type Amount = PortalView['outstanding']

/**
 * What stands behind each line of the account: its invoices, days and receipts, unfolded by the platform's own element.
 * Postings of our books stay ours; their numbers are on the statement, for whoever wants to ask about one.
 */
export function madeOf({ view, words, format }: PartProps) {
  const t = words('portal')
  const money = (amount: Amount) => format.money(amount, view.currency)
  const perInvoice = (amountOf: (invoice: ShownInvoice) => Amount, label: string, more?: ReactNode) => {
    const lines: FigureLine[] = view.invoices
      .filter((invoice) => amountOf(invoice) > 0)
      .map(
        (invoice): FigureLine => ({
          key: invoice.invoiceId,
          label: <InvoiceLink invoice={invoice} />,
          sub: t('invoices.due', { date: format.day(invoice.dueOn) }),
          amount: money(amountOf(invoice)),
        }),
      )
    return lines.length > 0 ? <Pieces lines={lines} label={label} more={more} /> : undefined
  }
  // What is of no invoice is of the costs: with them the pieces come to the whole.
  const withCosts = (whole: Amount, amountOf: (invoice: ShownInvoice) => Amount, label: string) => {
    const costs = subtract(whole, ...view.invoices.map(amountOf))
    const more = costs > 0 ? t('made.andCosts', { amount: money(costs) }) : null
    return perInvoice(amountOf, label, more)
  }
  const laws = [...new Set(view.invoices.flatMap(({ compensation }) => compensation.basis ?? []))]
  return {
    principal: perInvoice(({ amount }) => amount, t('claim.principal')),
    interest: perInvoice(({ interest }) => interest.owed, t('claim.interest'), t('made.interest')),
    waived: perInvoice(({ interest }) => interest.waived, t('claim.waived')),
    compensation: perInvoice(
      ({ compensation }) => compensation.owed,
      t('claim.compensation'),
      laws.map((law) => t('invoices.compensationBasis', { law })).join(' '),
    ),
    held: withCosts(view.held, ({ held }) => held, t('claim.held')),
    open: withCosts(view.outstanding, ({ open }) => open, t('claim.open')),
    costs: view.costs ? (
      <Pieces
        label={t('claim.costs')}
        lines={view.costs.items.map(({ kind, on, amount }, place) => ({
          key: `${kind}${place}`,
          label: words('costs')(`kind.${kind}`),
          sub: format.day(on),
          amount: money(amount),
        }))}
        more={t('made.costs')}
      />
    ) : undefined,
    paid: (
      <Receipts
        view={view}
        words={words}
        format={format}
        label={t('claim.paid')}
        receipts={stillThere(view)}
        more={t('made.paid')}
      />
    ),
    credit: <Credit view={view} words={words} format={format} />,
  }
}

/** What of each payment was more than was owed, and what of that has gone back already. */
function Credit({ view, words, format }: PartProps) {
  const t = words('portal')
  const back = subtract(sum(view.creditFrom.map(({ amount }) => amount)), view.credit)
  const gone: FigureLine[] =
    back > 0
      ? [{ key: 'back', label: t('made.creditBack'), amount: `− ${format.money(back, view.currency)}` }]
      : []
  return (
    <Receipts
      view={view}
      words={words}
      format={format}
      label={t('claim.credit')}
      receipts={view.creditFrom}
      after={gone}
      more={t('made.credit')}
    />
  )
}

/** What is left of each payment: what was given back, or taken back by a bank, is not in it any more. */
export const stillThere = ({ payments }: PortalView): ReceiptPart[] =>
  payments.flatMap(({ gone, state, amount, ...payment }) => {
    const left = subtract(amount, ...gone.map((one) => one.amount))
    return state !== 'takenBack' && left > 0 ? [{ ...payment, amount: left }] : []
  })

/** Payments with their day, each leading to the receipt that says what it was used for. */
export function Receipts({
  receipts,
  label,
  after = [],
  more,
  view,
  words,
  format,
}: PartProps & {
  receipts: readonly ReceiptPart[]
  label: string
  after?: readonly FigureLine[]
  more?: ReactNode
}) {
  const t = words('portal')
  const lines = receipts.map(
    ({ paymentId, paidOn, amount, receiptNumber }): FigureLine => ({
      key: paymentId,
      label: t('payments.on', { date: format.day(paidOn) }),
      sub: (
        <a
          href={`/d/payments/${paymentId}/receipt.pdf`}
          className="inline-flex min-h-6 items-center text-primary"
        >
          {t('papers.receipt', { number: receiptNumber })}, PDF
        </a>
      ),
      amount: format.money(amount, view.currency),
    }),
  )
  return <Pieces lines={[...lines, ...after]} label={label} more={more} />
}

function Pieces({ lines, label, more }: { lines: readonly FigureLine[]; label: string; more?: ReactNode }) {
  return (
    <>
      <Figures lines={lines} label={label} className="text-ink" />
      {more ? <p className="mt-2">{more}</p> : null}
    </>
  )
}

const InvoiceLink = ({ invoice: { invoiceId, number } }: { invoice: ShownInvoice }) => (
  <a href={`#${invoiceId}`} className="inline-flex min-h-6 items-center text-primary">
    <bdi dir="ltr" className="whitespace-nowrap">
      {number}
    </bdi>
  </a>
)
