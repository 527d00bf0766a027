import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { goingBackKeys } from './going-back.tsx'
import { Panel } from './panel.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { RefundRow } from './refund-row.tsx'
import type { CaseFile } from './use-desk.ts'
import { useKeys } from './use-keys.ts'

export type RefundsOfCase = Outputs['payments']['refunds']
export type Receipt = RefundsOfCase['receipts'][number]

/** What came in and can be given back, and what is on its way back: who decides, and that waiting sends nothing. */
export function RefundCard({ file, of }: { file: CaseFile; of: RefundsOfCase }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const [giving, setGiving] = useState<Receipt | null>(null)
  const isMine = !whyNotAct(useActor(), 'payments.askRefund', { collectorId: null })
  const receipts = of.receipts.filter(({ most }) => most > 0)
  const [first] = receipts
  useKeys({ [goingBackKeys.give]: isMine && first ? () => setGiving(first) : undefined })
  const waiting = of.refunds.find(({ status }) => status === 'WAITING' || status === 'ASKED')
  return (
    <Panel title={t('refund.title')}>
      <div className="grid grid-cols-1 gap-4">
        {of.refunds.map((refund) => (
          <RefundRow
            key={refund.refundId}
            file={file}
            refund={refund}
            isMine={isMine}
            hasKeys={refund === waiting}
          />
        ))}
        <ul className="-mx-4 sm:-mx-5">
          {receipts.map((receipt) => (
            <ListRow
              key={receipt.paymentId}
              dense
              title={<bdi>{receipt.receiptNumber}</bdi>}
              sub={[
                t(`refund.way.${receipt.way}`),
                ...(receipt.receivedOn ? [t('refund.on', { day: format.day(receipt.receivedOn) })] : []),
                ...(receipt.credit > 0
                  ? [t('refund.credit', { amount: format.money(receipt.credit, receipt.currency) })]
                  : []),
              ].join(' · ')}
              trailing={
                <Traced
                  to={bookAddress(deskBook(file.creditor.creditorId), {
                    caseId: file.caseId,
                    of: receipt.paymentId,
                  })}
                >
                  {format.money(receipt.most, receipt.currency)}
                </Traced>
              }
              status={
                isMine ? (
                  <Button
                    aria-keyshortcuts={receipt === first ? goingBackKeys.give : undefined}
                    onClick={() => setGiving(receipt)}
                  >
                    {t('refund.give')} {receipt === first ? <Kbd>{goingBackKeys.give}</Kbd> : null}
                  </Button>
                ) : null
              }
            />
          ))}
        </ul>
      </div>
      {giving ? <RefundDialog file={file} receipt={giving} onClose={() => setGiving(null)} /> : null}
    </Panel>
  )
}
