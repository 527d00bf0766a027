import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { useMoneyDeed } from '../payments/use-direct.ts'
import { Panel } from './panel.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import type { CaseFile } from './use-desk.ts'

export type RefundsOfCase = Outputs['payments']['refunds']
export type Receipt = RefundsOfCase['receipts'][number]
type Refund = RefundsOfCase['refunds'][number]

const tones: Record<Refund['status'], Tone> = {
  WAITING: 'attention',
  HELD: 'info',
  ORDERED: 'info',
  PENDING: 'info',
  DONE: 'good',
  FAILED: 'bad',
  TAKEN_BACK: 'neutral',
  DECLINED: 'neutral',
  REFUSED: 'bad',
}

/** What came by card and can be given back, and what is on its way back: who decides, and that waiting sends nothing. */
export function RefundCard({ file, of }: { file: CaseFile; of: RefundsOfCase }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const [giving, setGiving] = useState<Receipt | null>(null)
  const isMine = !whyNotAct(useActor(), 'payments.askRefund', { collectorId: null })
  return (
    <Panel title={t('refund.title')}>
      <div className="grid grid-cols-1 gap-4">
        {of.refunds.map((refund) => (
          <One key={refund.refundId} file={file} refund={refund} isMine={isMine} />
        ))}
        <ul className="-mx-4 sm:-mx-5">
          {of.receipts
            .filter(({ most }) => most > 0)
            .map((receipt) => (
              <ListRow
                key={receipt.paymentId}
                dense
                title={<bdi>{receipt.receiptNumber}</bdi>}
                sub={
                  receipt.credit > 0
                    ? t('refund.credit', { amount: format.money(receipt.credit, receipt.currency) })
                    : undefined
                }
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
                  isMine ? <Button onClick={() => setGiving(receipt)}>{t('refund.give')}</Button> : null
                }
              />
            ))}
        </ul>
      </div>
      {giving ? <RefundDialog file={file} receipt={giving} onClose={() => setGiving(null)} /> : null}
    </Panel>
  )
}

function One({ file, refund, isMine }: { file: CaseFile; refund: Refund; isMine: boolean }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [isDeclining, setDeclining] = useState(false)
  const approve = useMoneyDeed(trpc.payments.approveRefund.mutationOptions(), t('refund.approved'))
  const decline = useMoneyDeed(trpc.payments.declineRefund.mutationOptions(), t('refund.declined'), () =>
    setDeclining(false),
  )
  const undo = useMoneyDeed(trpc.payments.takeBackRefund.mutationOptions(), t('refund.undone'))
  const seen = { caseId: file.caseId, refundId: refund.refundId, version: refund.version }
  const { status, currency } = refund
  const place = deskBook(file.creditor.creditorId)
  const fault = approve.fault ?? undo.fault
  return (
    <section className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          <Traced to={bookAddress(place, { caseId: file.caseId, of: refund.refundId })}>
            {format.money(refund.amount, currency)}
          </Traced>
        </h4>
        <Status look="soft" tone={tones[status]}>
          {t(`refund.status.${status}`)}
        </Status>
      </div>
      <p className="max-w-prose whitespace-pre-line">{refund.why}</p>
      <p className="max-w-prose text-sm text-ink-soft">
        {t('refund.asked', {
          name: refund.requestedByName,
          when: format.instant(refund.requestedAt),
        })}
        {refund.approvedByName ? ` · ${t('refund.second', { name: refund.approvedByName })}` : ''}
      </p>
      {status === 'WAITING' ? <p className="max-w-prose text-ink-soft">{t('refund.waits')}</p> : null}
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      {refund.heldUntil ? (
        <UndoNotice
          until={refund.heldUntil}
          undoLabel={t('refund.undo')}
          pending={undo.isPending}
          onUndo={refund.isMine ? () => undo.mutate(seen) : null}
          onOver={() => void client.invalidateQueries({ queryKey: trpc.payments.pathKey() })}
        >
          {t('refund.held')}
        </UndoNotice>
      ) : null}
      {status === 'WAITING' && isMine && !refund.isMine ? (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" pending={approve.isPending} onClick={() => approve.mutate(seen)}>
            {t('refund.approve')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('refund.decline')}</Button>
        </div>
      ) : null}
      {isDeclining ? (
        <WordsDialog
          title={t('refund.decline')}
          label={t('refund.why')}
          hint={t('refund.declineHint')}
          confirmLabel={t('refund.decline')}
          pending={decline.isPending}
          fault={decline.fault}
          onClose={() => setDeclining(false)}
          onConfirm={(why) => decline.mutate({ ...seen, why })}
        >
          <p>{format.money(refund.amount, currency)}</p>
        </WordsDialog>
      ) : null}
    </section>
  )
}
