import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { WordsDialog } from '#pwa/disputes/words-dialog.tsx'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { useMoneyDeed } from '#pwa/payments/use-direct.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { CorrectionDecision } from './correction-decision.tsx'
import type { CaseCorrection } from './use-corrections.ts'

const tones: Record<CaseCorrection['status'], Tone> = {
  WAITING: 'attention',
  HELD: 'info',
  DONE: 'good',
  DECLINED: 'neutral',
  TAKEN_BACK: 'neutral',
  REFUSED: 'bad',
}

type Props = { caseId: CaseId; creditorId: CreditorId; correction: CaseCorrection; mayDecide: boolean }

/** One correction: what is put right and why, who asked and who agrees, and what can still be decided. */
export function CorrectionCard({ caseId, creditorId, correction, mayDecide }: Props) {
  const { t } = useTranslation(['corrections', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [isDeclining, setDeclining] = useState(false)
  const decline = useMoneyDeed(trpc.corrections.decline.mutationOptions(), t('declined'), () =>
    setDeclining(false),
  )
  const undo = useMoneyDeed(trpc.corrections.takeBack.mutationOptions(), t('undone'))
  const { status, toCase, correctionId, version } = correction
  const seen = { caseId, correctionId, version }
  const amount = format.money(correction.amount, correction.currency)
  const of = status === 'DONE' ? correctionId : correction.paymentId
  return (
    <section className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          {t(`kind.${correction.kind}`)}{' '}
          <Traced to={bookAddress(deskBook(creditorId), { caseId, of })}>{amount}</Traced>
        </h4>
        <Status look="soft" tone={tones[status]}>
          {t(`status.${status}`)}
        </Status>
      </div>
      <p className="text-sm text-ink-soft">
        <bdi dir="ltr">{correction.receiptNumber}</bdi>
        {correction.invoices.length > 0
          ? ` · ${t('first', { invoices: correction.invoices.join(', ') })}`
          : null}
      </p>
      {toCase ? (
        <p>
          <RouterLink href={`/desk/cases/${toCase.caseId}`}>
            {t('to', { case: toCase.number, name: toCase.debtorName })}
          </RouterLink>
        </p>
      ) : null}
      <p className="max-w-prose whitespace-pre-line">{correction.why}</p>
      <p className="max-w-prose text-sm text-ink-soft">{history().join(' · ')}</p>
      {correction.failure ? (
        <Notice tone="bad">{sayRefusal({ code: correction.failure, params: {} }, t)}</Notice>
      ) : null}
      {undo.fault ? (
        <Notice tone="bad" role="alert">
          {undo.fault}
        </Notice>
      ) : null}
      {correction.heldUntil ? (
        <UndoNotice
          until={correction.heldUntil}
          undoLabel={t('undo')}
          pending={undo.isPending}
          onUndo={correction.isMine ? () => undo.mutate(seen) : null}
          onOver={() => {
            for (const queryKey of [trpc.corrections.pathKey(), trpc.bank.pathKey()])
              void client.invalidateQueries({ queryKey })
          }}
        >
          {t('held')}
        </UndoNotice>
      ) : null}
      {status === 'WAITING' ? <p className="max-w-prose text-ink-soft">{t('waits')}</p> : null}
      {status === 'WAITING' && mayDecide && !correction.isMine ? (
        <>
          <CorrectionDecision caseId={caseId} correction={correction} />
          <Button className="justify-self-start" onClick={() => setDeclining(true)}>
            {t('decline')}
          </Button>
        </>
      ) : null}
      {isDeclining ? (
        <WordsDialog
          title={t('decline')}
          label={t('why')}
          hint={t('declineHint')}
          confirmLabel={t('decline')}
          pending={decline.isPending}
          fault={decline.fault}
          onClose={() => setDeclining(false)}
          onConfirm={(why) => decline.mutate({ ...seen, why })}
        >
          <p>{amount}</p>
        </WordsDialog>
      ) : null}
    </section>
  )

  function history(): string[] {
    return [
      t('asked', { name: correction.requestedByName, when: format.instant(correction.requestedAt) }),
      ...(correction.approvedByName ? [t('second', { name: correction.approvedByName })] : []),
      ...(correction.declinedByName
        ? [t('declinedBy', { name: correction.declinedByName, why: correction.declinedWhy ?? '' })]
        : []),
    ]
  }
}
