import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { negate } from '#shared/money.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { NotePayment } from './note-payment.tsx'
import { SettledInvoices } from './settled-invoices.tsx'

export type UnpaidInvoice = Outputs['remittances']['invoices']['open'][number]

/** What creditors still have to pay us, the longest due first; who may note a payment stands above the list. */
export default function FeeInvoicesScreen() {
  const { t } = useTranslation(['remittances', 'app'])
  const trpc = useTRPC()
  const [noted, setNoted] = useState<UnpaidInvoice | null>(null)
  const mayNote = reachOf(useActor().kind, 'remittances.settleInvoice') !== null
  const list = useQuery(trpc.remittances.invoices.queryOptions())
  usePageTitle(t('unpaid.title'))
  if (list.isError) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  return (
    <>
      <PageHeading
        title={t('unpaid.title')}
        lead={t('unpaid.lead')}
        back={{ href: '/desk/remittances', label: t('deskTitle') }}
        as={RouterLink}
      />
      {list.isPending ? <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} /> : null}
      {list.data?.open.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('unpaid.none')} />
      ) : null}
      {list.data && list.data.open.length > 0 ? (
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface px-4">
          {list.data.open.map((invoice) => (
            <Row
              key={invoice.feeInvoiceId}
              invoice={invoice}
              onNote={mayNote ? () => setNoted(invoice) : null}
            />
          ))}
        </ul>
      ) : null}
      {list.data && list.data.recent.length > 0 ? (
        <SettledInvoices recent={list.data.recent} mayTakeBack={mayNote} />
      ) : null}
      {noted ? <NotePayment invoice={noted} onClose={() => setNoted(null)} /> : null}
    </>
  )
}

function Row({ invoice, onNote }: { invoice: UnpaidInvoice; onNote: (() => void) | null }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const { feeInvoiceId, creditorId, creditor, number, currency, dueOn, isLate, asked, open } = invoice
  const money = (amount: typeof open) => format.money(amount, currency)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{creditor}</bdi>
        </p>
        <a href={`/files/fee-invoices/${feeInvoiceId}`}>{t('unpaid.paper', { number })}</a>
        {open > 0 && dueOn ? (
          <span className="block">
            <Status tone={isLate ? 'bad' : 'neutral'}>
              {t(isLate ? 'unpaid.late' : 'unpaid.due', { day: format.day(dueOn) })}
            </Status>
          </span>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <span className="text-end">
          <bdi className="figures block font-semibold">
            <Traced to={bookAddress(deskBook(creditorId), { filter: 'share' })}>
              {open < 0
                ? t('unpaid.credit', { amount: money(negate(open)) })
                : t('unpaid.open', { amount: money(open) })}
            </Traced>
          </bdi>
          {open > 0 && open !== asked ? (
            <span className="text-sm text-ink-soft">{t('unpaid.of', { amount: money(asked) })}</span>
          ) : null}
        </span>
        {onNote ? <Button onClick={onNote}>{t('unpaid.settle')}</Button> : null}
      </div>
    </li>
  )
}
