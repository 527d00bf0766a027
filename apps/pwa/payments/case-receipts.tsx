import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { ReceiptMore, type Receipt } from './receipt-more.tsx'
import { receiptIcons, ReceiptState, useReceiptGone, useReceiptWay } from './receipt-state.tsx'

/** Every payment of a case for the company whose money it is: when, by which way, how it stands, and what it paid. */
export default function CaseReceipts() {
  const { t } = useTranslation('payments')
  const trpc = useTRPC()
  const caseId = useParams().caseId as CaseId
  const { data } = useQuery(trpc.payments.receipts.queryOptions({ caseId }, { staleTime: 5_000 }))
  if (!data) return null
  return (
    <Card id="payments" title={t('receipts.title')}>
      {data.length === 0 ? (
        <>
          <p className="font-medium">{t('receipts.none')}</p>
          <p className="mt-1 max-w-prose text-ink-soft">{t('receipts.noneText')}</p>
        </>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {data.map((receipt) => (
            <ReceiptRow key={receipt.paymentId} caseId={caseId} receipt={receipt} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function ReceiptRow({ caseId, receipt }: { caseId: CaseId; receipt: Receipt }) {
  const format = useFormat()
  const way = useReceiptWay(ownBook)
  const gone = useReceiptGone()(receipt)
  const { paymentId, method, receivedOn, amount, currency, remittances } = receipt
  const Drawing = receiptIcons[method]
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <Drawing className="mt-0.5 size-5 shrink-0 text-ink-soft" />
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
          <p className="min-w-0 font-medium">{way(receipt)}</p>
          <Money className="ms-auto text-lg">
            <Traced to={bookAddress(ownBook, { caseId, of: paymentId })}>
              {format.money(amount, currency)}
            </Traced>
          </Money>
          <p className="flex w-full flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
            <bdi className="figures">{format.day(receivedOn)}</bdi>
            <ReceiptState state={receipt.state} />
          </p>
          {gone.map((line) => (
            <p key={line} className="figures w-full text-sm text-ink-soft">
              {line}
            </p>
          ))}
        </div>
      </div>
      <div className="mt-2">
        <ReceiptMore
          receipt={receipt}
          caseId={caseId}
          place={ownBook}
          paidOut={remittances.map(({ remittanceId, on }) => ({
            key: remittanceId,
            on,
            href: `/app/account/remittances/${remittanceId}`,
          }))}
        />
      </div>
    </li>
  )
}
