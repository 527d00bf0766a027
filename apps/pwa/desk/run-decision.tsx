import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { useKeys } from './use-keys.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import type { Run } from './run-totals.tsx'

/** Who has approved, who may, and the deeds: approve, take back while it lies still, throw away. */
export function RunDecision({ run }: { run: Run }) {
  const { t } = useTranslation(['remittances', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const mayDecide = reachOf(useActor().kind, 'remittances.approve') !== null
  const [asking, setAsking] = useState<'approve' | 'discard' | null>(null)
  const [why, setWhy] = useState('')
  const after = (words: string) => ({
    onSuccess: () => {
      say(words)
      setAsking(null)
    },
    onSettled: () => client.invalidateQueries(trpc.remittances.pathFilter()),
  })
  const approve = useMutation(trpc.remittances.approve.mutationOptions(after(t('approved'))))
  const takeBack = useMutation(trpc.remittances.takeBack.mutationOptions(after(t('undone'))))
  const discard = useMutation(trpc.remittances.discard.mutationOptions(after(t('discarded'))))
  const { runId, version, status, approvalsNeeded, first, second, isByMe, heldUntil } = run
  const seen = { runId, version }
  const isWaiting = status === 'PROPOSED'
  const mayApprove = mayDecide && isWaiting && !isByMe
  useKeys({ a: mayApprove ? () => setAsking('approve') : undefined })
  const names = [first, second].filter((name): name is string => name !== null)
  const fault = approve.error ?? takeBack.error ?? discard.error
  const close = () => {
    setAsking(null)
    approve.reset()
    discard.reset()
  }
  // Nothing leaves with an empty run, so that there is nothing to approve either.
  if (status === 'COUNTING' || (run.totals.length === 0 && !isWaiting)) return null
  return (
    <Card>
      {status === 'APPROVED' && heldUntil ? (
        <UndoNotice
          until={heldUntil}
          undoLabel={t('undo')}
          pending={takeBack.isPending}
          onUndo={run.isLastByMe ? () => takeBack.mutate(seen) : null}
          onOver={() => void client.invalidateQueries(trpc.remittances.pathFilter())}
        >
          {t('held')}
        </UndoNotice>
      ) : null}
      <p>
        {approvalsNeeded === 2 ? t('needsTwo', { limit: format.money(run.limit, 'EUR') }) : t('needsOne')}{' '}
        <span className="text-ink-soft">{t('inEur', { amount: format.money(run.totalInEur, 'EUR') })}</span>
      </p>
      {isWaiting && first ? <p className="mt-2 font-medium">{t('firstBy', { name: first })}</p> : null}
      {!isWaiting && names.length > 0 ? (
        <p className="mt-2">{t('approvedBy', { names: format.list(names) })}</p>
      ) : null}
      {run.discardedWhy ? <p className="mt-2">{t('discardedBecause', { why: run.discardedWhy })}</p> : null}
      {fault && asking === null ? (
        <Notice tone="bad" role="alert" className="mt-3">
          {sayFault(fault, t)}
        </Notice>
      ) : null}
      {mayDecide && isWaiting ? (
        <div className="mt-4 flex flex-wrap gap-2">
          {mayApprove ? (
            <Button look="primary" onClick={() => setAsking('approve')}>
              {t('approve')} <Kbd>a</Kbd>
            </Button>
          ) : null}
          <Button onClick={() => setAsking('discard')}>{t('discard')}</Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={asking === 'approve'}
        title={t('confirmTitle', { number: run.number })}
        confirmLabel={t('approve')}
        cancelLabel={t('cancel')}
        closeLabel={t('close')}
        pending={approve.isPending}
        error={approve.error ? sayFault(approve.error, t) : null}
        onConfirm={() => approve.mutate(seen)}
        onCancel={close}
      >
        <p>{t('confirmText')}</p>
        <ul className="mt-3">
          {run.totals.map(({ currency, net, creditors }) => (
            <li key={currency} className="flex justify-between gap-4">
              <span>
                {t('creditors')}: {format.count(creditors)}
              </span>
              <bdi className="figures font-semibold">{format.money(net, currency)}</bdi>
            </li>
          ))}
        </ul>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'discard'}
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        cancelLabel={t('cancel')}
        closeLabel={t('close')}
        danger
        pending={discard.isPending}
        error={discard.error ? sayFault(discard.error, t) : null}
        onConfirm={() => discard.mutate({ ...seen, why })}
        onCancel={close}
      >
        <p className="mb-3">{t('discardText')}</p>
        <TextArea
          label={t('discardWhy')}
          value={why}
          maxLength={500}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
        />
      </ConfirmDialog>
    </Card>
  )
}
