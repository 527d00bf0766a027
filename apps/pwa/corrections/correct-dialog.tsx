import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrectionKind } from '#shared/corrections/correction.ts'
import { type CaseId, type InvoiceId, newId } from '#shared/ids.ts'
import { sayFault, sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { isTooShort, useMoneyDeed } from '#pwa/payments/use-direct.ts'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { ChooseTarget } from './choose-target.tsx'
import { CorrectionPreview } from './correction-preview.tsx'
import type { CorrectableReceipt, CorrectionsOfCase, Target } from './use-corrections.ts'

type Props = {
  caseId: CaseId
  of: CorrectionsOfCase
  receipt: CorrectableReceipt
  onClose: () => void
}

/** What is wrong about a receipt, and what putting it right will do, in figures, before the button. */
export function CorrectDialog({ caseId, of, receipt, onClose }: Props) {
  const { t } = useTranslation(['corrections', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const { paymentId, currency } = receipt
  const [correctionId] = useState(() => newId('correction', Date.now()))
  const [kind, setKind] = useState<CorrectionKind | null>(null)
  const [target, setTarget] = useState<Target | null>(null)
  const [named, setNamed] = useState<readonly InvoiceId[]>(receipt.named)
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMoneyDeed(trpc.corrections.ask.mutationOptions(), t('taken'), onClose)

  const invoices = kind === 'MOVE' ? (target?.invoices ?? []) : of.invoices
  const invoiceIds =
    kind === 'TAKE_BACK' ? [] : named.filter((id) => invoices.some((one) => one.invoiceId === id))
  const isWhole = kind !== null && (kind !== 'MOVE' || target !== null)
  const wanted = {
    caseId,
    paymentId,
    kind: kind ?? 'TAKE_BACK',
    invoiceIds,
    ...(kind === 'MOVE' && target ? { toCaseId: target.caseId } : {}),
  }
  const preview = useQuery({
    ...trpc.corrections.preview.queryOptions(wanted, { staleTime: 0 }),
    enabled: isWhole,
    retry: false,
  })
  const shown = isWhole && preview.data ? preview.data : null
  return (
    <ConfirmDialog
      open
      title={t('title')}
      confirmLabel={t(shown?.needsSecond ? 'askSecond' : kind ? `confirm.${kind}` : 'confirm.none')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      danger={kind === 'TAKE_BACK'}
      pending={ask.isPending}
      error={ask.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (shown && !isTooShort(why)) ask.mutate({ ...wanted, correctionId, why })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <p>
          {t('receipt', {
            number: receipt.receiptNumber ?? '',
            amount: format.money(receipt.amount, currency),
            date: receipt.receivedOn ? format.day(receipt.receivedOn) : '',
          })}
        </p>
        <RadioCards
          legend={t('what')}
          name="kind"
          value={kind ?? undefined}
          onValue={(value) => setKind(value as CorrectionKind)}
          error={tried && !kind ? t('choose') : null}
          options={[
            {
              value: 'TAKE_BACK',
              label: t('kind.TAKE_BACK'),
              hint: receipt.whyNotTakeBack
                ? sayRefusal({ code: receipt.whyNotTakeBack, params: {} }, t)
                : t(receipt.method === 'direct' ? 'hint.TAKE_BACK_DIRECT' : 'hint.TAKE_BACK'),
              disabled: receipt.whyNotTakeBack !== null,
            },
            { value: 'MOVE', label: t('kind.MOVE'), hint: t('hint.MOVE') },
            { value: 'RESHARE', label: t('kind.RESHARE'), hint: t('hint.RESHARE') },
          ]}
        />
        {kind === 'MOVE' ? <ChooseTarget caseId={caseId} chosen={target} onChoose={setTarget} /> : null}
        {kind !== null && kind !== 'TAKE_BACK' && invoices.length > 0 ? (
          <fieldset>
            <legend className="font-medium">{t('invoices')}</legend>
            <p className="text-sm text-ink-soft">{t('invoicesHint')}</p>
            {invoices.map(({ invoiceId, number }) => (
              <Checkbox
                key={invoiceId}
                label={<bdi dir="ltr">{number}</bdi>}
                checked={named.includes(invoiceId)}
                onChange={({ currentTarget }) =>
                  setNamed((before) =>
                    currentTarget.checked
                      ? [...before, invoiceId]
                      : before.filter((one) => one !== invoiceId),
                  )
                }
              />
            ))}
          </fieldset>
        ) : null}
        {shown ? (
          <CorrectionPreview title={t('preview.title')} currency={currency} cases={shown.cases} />
        ) : null}
        {isWhole && preview.isFetching && !shown ? <p className="text-ink-soft">{t('counting')}</p> : null}
        {isWhole && preview.error ? <Notice tone="attention">{sayFault(preview.error, t)}</Notice> : null}
        <TextArea
          label={t('why')}
          hint={t('whyHint')}
          rows={3}
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          error={tried && isTooShort(why) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
        {shown ? <p className="max-w-prose">{t(shown.needsSecond ? 'effectSecond' : 'effect')}</p> : null}
      </div>
    </ConfirmDialog>
  )
}
