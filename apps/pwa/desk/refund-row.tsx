import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { secondPersonFrom } from '#shared/payments/refund.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { useMoneyDeed } from '../payments/use-direct.ts'
import { GoingBack } from './going-back.tsx'
import type { RefundsOfCase } from './refund-card.tsx'
import type { CaseFile } from './use-desk.ts'

export type Refund = RefundsOfCase['refunds'][number]

const tones: Record<Refund['status'], Tone> = {
  ASKED: 'attention',
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

/** Who decides about a refund that waits, and that nothing leaves by waiting. */
function whoDecides({ status, needsFirst, needsSecond }: Refund) {
  if (status === 'ASKED') return 'waitsAsked'
  if (status !== 'WAITING') return null
  if (!needsSecond) return 'waitsOne'
  return needsFirst ? 'waitsFirst' : 'waits'
}

/** One refund: where it goes and why, who agrees, what provider or bank said, and what can still be decided. */
export function RefundRow({
  file,
  refund,
  isMine,
  hasKeys,
}: {
  file: CaseFile
  refund: Refund
  isMine: boolean
  hasKeys: boolean
}) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { status, currency, toIban, toName, saidAt } = refund
  const isFirst = refund.needsFirst && refund.needsSecond
  const approve = useMoneyDeed(
    trpc.payments.approveRefund.mutationOptions(),
    t(isFirst ? 'refund.endorsed' : 'refund.approved'),
  )
  const decline = useMoneyDeed(trpc.payments.declineRefund.mutationOptions(), t('refund.declined'))
  const undo = useMoneyDeed(trpc.payments.takeBackRefund.mutationOptions(), t('refund.undone'))
  const seen = { caseId: file.caseId, refundId: refund.refundId, version: refund.version }
  const amount = format.money(refund.amount, currency)
  const waits = whoDecides(refund)
  const mayApprove = status === 'WAITING' && isMine && !(refund.needsSecond && refund.isFirstMine)
  const mayDecline = mayApprove || (status === 'ASKED' && isMine)
  const when = format.instant(refund.requestedAt)
  return (
    <section className="grid grid-cols-1 gap-2">
      <GoingBack
        title={
          <h4 className="font-semibold">
            <Traced
              to={bookAddress(deskBook(file.creditor.creditorId), {
                caseId: file.caseId,
                of: refund.refundId,
              })}
            >
              {amount}
            </Traced>
          </h4>
        }
        amount={amount}
        standing={{ tone: tones[status], label: t(`refund.status.${status}`) }}
        to={
          toIban
            ? {
                name: toName ?? '',
                iban: toIban,
                note: saidAt ? t('refund.saidBy', { when: format.instant(saidAt) }) : t('refund.fromBank'),
              }
            : null
        }
        why={refund.byDebtor ? t('refund.byDebtor') : refund.why}
        history={[
          t(`refund.way.${refund.way}`),
          refund.byDebtor && refund.needsSecond && !refund.needsFirst
            ? t('refund.first', { name: refund.requestedByName })
            : t('refund.asked', { name: refund.requestedByName, when }),
          ...(refund.approvedByName ? [t('refund.second', { name: refund.approvedByName })] : []),
          ...(refund.failure ? [t('refund.failure', { why: refund.failure })] : []),
        ]}
        waits={waits && t(`refund.${waits}`, { limit: format.money(secondPersonFrom, 'EUR') })}
        fault={approve.fault ?? undo.fault}
        held={
          refund.heldUntil
            ? {
                until: refund.heldUntil,
                label: t('refund.held'),
                undoLabel: t('refund.undo'),
                pending: undo.isPending,
                onUndo: refund.isMine ? () => undo.mutate(seen) : null,
                onOver: () => void client.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
              }
            : null
        }
        approve={
          mayApprove
            ? {
                label: t('refund.approve'),
                pending: approve.isPending,
                onPress: () => approve.mutate(seen),
              }
            : null
        }
        decline={
          mayDecline
            ? {
                label: t(status === 'ASKED' ? 'refund.callOff' : 'refund.decline'),
                hint: t('refund.declineHint'),
                whyLabel: t('refund.why'),
                pending: decline.isPending,
                fault: decline.fault,
                onConfirm: (why) => decline.mutate({ ...seen, why }),
              }
            : null
        }
        hasKeys={hasKeys && (mayApprove || mayDecline)}
      />
    </section>
  )
}
