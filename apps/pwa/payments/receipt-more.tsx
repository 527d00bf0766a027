import { useTranslation } from 'react-i18next'
import { subtract, sum } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { type BookPlace, bookAddress } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'

export type Receipt = Outputs['payments']['receipts'][number]
type Props = {
  receipt: Receipt
  caseId: string
  place: BookPlace
  /** Where its remittances are read. */
  paidOut: readonly { key: string; on: Receipt['receivedOn']; href: string }[]
}

/** One receipt down to the invoices that it paid, our share of it, and the remittance with which it went out. */
export function ReceiptMore({ receipt, caseId, place, paidOut }: Props) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const date = format.day(receipt.receivedOn)
  const lines = useReceiptLines({ receipt, caseId, place })
  const isWaiting = receipt.method !== 'direct' && receipt.usedFor.some(({ part }) => part !== 'CREDIT')
  return (
    <Disclosure
      title={t('receipts.more')}
      className="border-y-0! last:border-b-0!"
      aria-label={t('receipts.moreTitle', { date })}
    >
      {lines.length > 0 ? (
        <Figures lines={lines} label={t('receipts.moreTitle', { date })} className="text-ink" />
      ) : (
        <p>{t('receipts.pays')}</p>
      )}
      {receipt.method === 'direct' && receipt.share ? <p className="mt-2">{t('receipts.invoiced')}</p> : null}
      {paidOut.map(({ key, on, href }) => (
        <p key={key}>
          <RouterLink
            href={href}
            className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
          >
            {t('receipts.paidOut', { ...place.reader, date: format.day(on) })}
          </RouterLink>
        </p>
      ))}
      {isWaiting && paidOut.length === 0 ? <p className="mt-2">{t('receipts.notPaidOut')}</p> : null}
      {receipt.reference ? (
        <p className="mt-2">{t('receipts.reference', { reference: `\u2068${receipt.reference}\u2069` })}</p>
      ) : null}
      <p>
        <a
          href={`/files/receipts/${receipt.paymentId}.pdf`}
          download
          className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
        >
          {t('receipts.paper', { number: receipt.receiptNumber })}
        </a>
      </p>
    </Disclosure>
  )
}

const invoiceParts = ['PRINCIPAL', 'INTEREST', 'COMPENSATION'] as const

/** What it paid, invoice by invoice, less our share: what is left of it is the creditor's. */
function useReceiptLines({ receipt, caseId, place }: Omit<Props, 'paidOut'>): FigureLine[] {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const { currency, usedFor, share, paymentId } = receipt
  const money = (amount: typeof receipt.amount) => format.money(amount, currency)
  const from = (amount: string) => (
    <Traced to={bookAddress(place, { caseId, of: paymentId })}>{amount}</Traced>
  )
  const total = (of: typeof usedFor) => sum(of.map(({ amount }) => amount))
  const invoices = [...new Set(usedFor.flatMap(({ invoiceId }) => invoiceId ?? []))]
  const costs = usedFor.filter(({ part }) => part === 'COSTS')
  const credit = usedFor.filter(({ part }) => part === 'CREDIT')
  const charged = share
    ? ([
        ['fee', share.fee],
        ['vat', share.vat],
        ['kept', share.kept],
      ] as const)
    : []
  const line = (key: 'costs' | 'credit', of: typeof usedFor): FigureLine[] =>
    of.length === 0 ? [] : [{ key, label: t(`receipts.${key}`), amount: from(money(total(of))) }]
  const pays = subtract(total(usedFor), total(credit))
  return [
    ...invoices.map((invoiceId): FigureLine => {
      const own = usedFor.filter((one) => one.invoiceId === invoiceId)
      const parts = invoiceParts.flatMap((part) => {
        const amount = total(own.filter((one) => one.part === part))
        return amount > 0 ? t(`receipts.part.${part}`, { amount: money(amount) }) : []
      })
      return {
        key: invoiceId,
        label: t('receipts.invoice', { number: `\u2068${own[0]?.invoiceNumber ?? ''}\u2069` }),
        sub: parts.length > 1 ? parts.join(' · ') : undefined,
        amount: from(money(total(own))),
      }
    }),
    ...line('costs', costs),
    ...line('credit', credit),
    ...(receipt.method === 'direct' || !share
      ? []
      : [
          ...charged
            .filter(([, amount]) => amount !== 0)
            .map(
              ([key, amount]): FigureLine => ({
                key,
                label: t(`receipts.${key}`),
                // A minus that stands apart from its figure, as on every account here.
                amount: from(`− ${money(amount)}`),
                weight: 'soft',
              }),
            ),
          {
            key: 'yours',
            label: t('receipts.yours', place.reader),
            amount: from(money(subtract(pays, share.fee, share.vat, share.kept))),
            weight: 'sum' as const,
          },
        ]),
  ]
}
