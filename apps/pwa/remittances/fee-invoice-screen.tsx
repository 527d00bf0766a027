import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Id } from '#shared/ids.ts'
import { negate } from '#shared/money.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { HowToPay } from './how-to-pay.tsx'

type FeeInvoice = Outputs['remittances']['invoice']

/** One invoice of ours to the company: what it asks for and why, what of it is settled, how the rest is paid. */
export default function FeeInvoiceScreen() {
  const { t } = useTranslation(['remittances', 'app'])
  const feeInvoiceId = useParams().feeInvoiceId as Id<'feeInvoice'>
  const trpc = useTRPC()
  const one = useQuery(trpc.remittances.invoice.queryOptions({ feeInvoiceId }))
  usePageTitle(t('feeInvoice.one'))
  if (one.isError) return <FaultPanel error={one.error} onRetry={() => void one.refetch()} />
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={one.data?.number ?? t('feeInvoice.one')}
        kicker={t('feeInvoice.one')}
        back={{ href: '/app/account/remittances', label: t('title') }}
        as={RouterLink}
      />
      {one.data ? (
        <Shown invoice={one.data} />
      ) : (
        <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />
      )}
    </div>
  )
}

function Shown({ invoice }: { invoice: FeeInvoice }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const { feeInvoiceId, currency, open, isLate, dueOn, paidApartFrom, asked, transfer } = invoice
  const money = (amount: typeof open) => format.money(amount, currency)
  const day = dueOn ? format.day(dueOn) : ''
  return (
    <div className="grid grid-cols-1 gap-6">
      <Notice tone={open > 0 ? (isLate ? 'bad' : 'attention') : 'good'}>
        {open > 0
          ? t(isLate ? 'feeInvoice.late' : 'feeInvoice.due', { day })
          : open < 0
            ? t('feeInvoice.credit', { amount: money(negate(open)) })
            : t('feeInvoice.nothing')}
      </Notice>
      <Card title={t('feeInvoice.asks')}>
        {asked > 0 ? (
          <p className="mb-4 max-w-prose">
            {paidApartFrom ? t('feeInvoice.apart', { run: paidApartFrom }) : t('feeInvoice.direct')}
          </p>
        ) : null}
        <Sums invoice={invoice} />
        <p className="mt-4">
          <a href={`/files/fee-invoices/${feeInvoiceId}`}>{t('feeInvoice.paper')}</a>
        </p>
      </Card>
      {transfer ? <HowToPay transfer={transfer} /> : null}
      {invoice.payments.length > 0 ? <Payments invoice={invoice} /> : null}
    </div>
  )
}

/** What it is made of, down to what is still to pay; each figure leads to the postings of our share. */
function Sums({ invoice }: { invoice: FeeInvoice }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const { currency, kept } = invoice
  const parts = ['net', 'vat', ...(kept === 0 ? [] : (['kept'] as const))] as const
  const line = (part: 'net' | 'vat' | 'kept' | 'asked' | 'open', weight?: 'sum' | 'total') => ({
    key: part,
    label: t(`feeInvoice.${part}`),
    amount: (
      <Traced to={bookAddress(ownBook, { filter: 'share' })}>{format.money(invoice[part], currency)}</Traced>
    ),
    weight,
  })
  return <Figures lines={[...parts.map((part) => line(part)), line('asked', 'sum'), line('open', 'total')]} />
}

function Payments({ invoice: { payments, currency } }: { invoice: FeeInvoice }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  return (
    <Card title={t('feeInvoice.payments')}>
      <ul className="divide-y divide-line">
        {payments.map(({ feePaymentId, kind, amount, over, receivedOn, takenBackWhy, postingId }) => (
          <li key={feePaymentId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
            <span>
              {t(`feeInvoice.${kind === 'BANK' || kind === 'SET_OFF' ? kind : 'PERSON'}`)}
              <span className="block text-sm text-ink-soft">{format.day(receivedOn)}</span>
              {over > 0 ? (
                <span className="block text-sm">
                  {t('feeInvoice.over', { amount: format.money(over, currency) })}
                </span>
              ) : null}
              {takenBackWhy ? (
                <span className="block text-sm">{t('feeInvoice.back', { why: takenBackWhy })}</span>
              ) : null}
            </span>
            <bdi className={takenBackWhy ? 'figures line-through' : 'figures font-semibold'}>
              <Traced to={postingId && `${ownBook.postings}/${postingId}`}>
                {format.money(amount, currency)}
              </Traced>
            </bdi>
          </li>
        ))}
      </ul>
    </Card>
  )
}
