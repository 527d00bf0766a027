import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentTypes } from '#shared/cases/document.ts'
import { newId } from '#shared/ids.ts'
import { type Minor, parseAmount } from '#shared/money.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { FileField } from '#pwa/ui/file-field.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { sendByTus } from '../cases/send-by-tus.ts'
import { type Consent, type CostsOfCase, useCostDeed } from '../costs/use-costs.ts'
import type { CaseFile } from './use-desk.ts'

type Props = { file: CaseFile; of: CostsOfCase; consent: Consent; onClose: () => void }

/** A bill under a consent: its amount, what it was for, and the bill itself, which is sent first. */
export function RecordCostDialog({ file: { caseId }, of, consent, onClose }: Props) {
  const { t } = useTranslation(['costs', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [ids] = useState(() => ({
    costId: newId('cost', Date.now()),
    documentId: newId('document', Date.now()),
  }))
  const [typed, setTyped] = useState('')
  const [what, setWhat] = useState('')
  const [reference, setReference] = useState('')
  const [bill, setBill] = useState<File | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const record = useCostDeed(trpc.costs.record.mutationOptions(), () => t('desk.done'), onClose)
  const read = parseAmount(typed, of.currency, format.language)
  const amount = typeof read === 'number' && read > 0 ? read : null
  const missing = t('input.required', { ns: 'errors' })
  const send = useMutation({
    mutationFn: async ({ sent, amountMinor }: { sent: File; amountMinor: Minor }) => {
      setPercent(0)
      const pending = {
        documentId: ids.documentId,
        caseId,
        costConsentId: consent.consentId,
        userId: '',
        name: sent.name,
        kind: 'OTHER' as const,
        type: sent.type,
        size: sent.size,
        bytes: await sent.arrayBuffer(),
        isBegun: false,
        isPaused: false,
      }
      const progress = (done: number) => setPercent(Math.round((100 * done) / sent.size))
      await sendByTus(pending, { begun: () => undefined, progress }).done
      await record.mutateAsync({
        caseId,
        ...ids,
        consentId: consent.consentId,
        amountMinor,
        what,
        ...(reference.trim() ? { reference } : {}),
      })
    },
    onSettled: () => setPercent(null),
  })
  const fault = record.fault ?? (send.error ? sayFault(send.error, t) : null)
  return (
    <ConfirmDialog
      open
      title={t('desk.recordTitle')}
      confirmLabel={t('desk.recordConfirm')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      pending={send.isPending}
      error={fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (amount !== null && what.trim() && bill) send.mutate({ sent: bill, amountMinor: amount })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <AmountField
          label={t('desk.amount')}
          hint={t('desk.most', { amount: format.money(consent.left, of.currency) })}
          currency={of.currency}
          value={typed}
          data-first-focus
          error={tried && amount === null ? missing : null}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <TextField
          label={t('desk.what')}
          maxLength={200}
          value={what}
          error={tried && !what.trim() ? missing : null}
          onChange={({ currentTarget }) => setWhat(currentTarget.value)}
        />
        <TextField
          label={t('desk.reference')}
          maxLength={80}
          value={reference}
          onChange={({ currentTarget }) => setReference(currentTarget.value)}
        />
        <FileField
          label={t('desk.proof')}
          accept={documentTypes}
          error={tried && !bill ? t('desk.proofMissing') : null}
          onChange={({ currentTarget }) => setBill(currentTarget.files?.[0] ?? null)}
        />
        {amount === null ? null : (
          <Notice tone="info">{t('desk.happens', { amount: format.money(amount, of.currency) })}</Notice>
        )}
        {percent === null ? null : (
          <p role="status">
            {t('desk.sending')} {format.count(percent)} %
          </p>
        )}
      </div>
    </ConfirmDialog>
  )
}
