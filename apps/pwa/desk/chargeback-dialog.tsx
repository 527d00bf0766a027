import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chargebackWordsLength, type Evidence } from '#shared/payments/chargeback-input.ts'
import { type EvidencePart, evidenceParts, whyNotEvidence } from '#shared/payments/chargeback.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { Chargeback } from '../payments/use-chargebacks.ts'
import { isTooShort, useMoneyDeed } from '../payments/use-direct.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import type { CaseFile } from './use-desk.ts'

type Offered = Outputs['payments']['evidence']['offered'][number]
type Chosen = Partial<Record<EvidencePart, Evidence['source']>>

/** What we have that a bank usually asks for first: it is chosen already, and can be changed. */
const usual = { receipt: 'receipt', correspondence: 'messages' } as const

/** The papers that we write ourselves; everything else is a file of the case. */
const papers = ['receipt', 'messages', 'plan'] as const
const paperOf = ({ source }: Offered) => papers.find((paper) => paper === source)

/** Where a file can be looked at before it is sent. */
const addressOf = (chargebackId: string, file: Offered) =>
  paperOf(file) ? `/files/chargebacks/${chargebackId}/${file.source}` : `/files/documents/${file.source}?show`

/** Our words to the bank and one file for each thing that it asks for, all of it to be seen before it leaves. */
export function ChargebackDialog({
  file,
  one,
  onClose,
}: {
  file: CaseFile
  one: Chargeback
  onClose: () => void
}) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const { caseId } = file
  const { chargebackId } = one
  const { data } = useQuery(trpc.payments.evidence.queryOptions({ caseId, chargebackId }))
  const offered = data?.offered ?? []
  const [own, setOwn] = useState<Chosen>({})
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useMoneyDeed(
    trpc.payments.answerChargeback.mutationOptions(),
    t('chargeback.noted'),
    onClose,
  )
  const chosen = evidenceParts.flatMap((part) => {
    const source = part in own ? own[part] : usual[part as keyof typeof usual]
    const found = offered.find((file) => file.source === source)
    return found ? [{ part, ...found }] : []
  })
  const refusal = whyNotEvidence(chosen)
  const nameOf = (file: Offered) => {
    const paper = paperOf(file)
    return paper ? t(`chargeback.paper.${paper}`) : file.name
  }
  return (
    <ConfirmDialog
      open
      title={t('chargeback.answer')}
      confirmLabel={t('chargeback.send')}
      cancelLabel={t('refund.cancel')}
      closeLabel={t('refund.close')}
      pending={answer.isPending}
      error={answer.fault ?? (tried && refusal ? sayRefusal(refusal, t) : null)}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isTooShort(words) || refusal) return
        const files = chosen.map(({ part, source }) => ({ part, source }))
        answer.mutate({ caseId, chargebackId, version: one.desk?.version ?? 0, words, files })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose">
          {t('chargeback.answerText', {
            reason: t(`chargeback.because.${one.reason}`),
            amount: format.money(one.amount, one.currency),
          })}
        </p>
        <TextArea
          label={t('chargeback.words')}
          hint={t('chargeback.wordsHint')}
          rows={5}
          maxLength={chargebackWordsLength}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          error={tried && isTooShort(words) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
        {evidenceParts.map((part) => {
          const found = chosen.find((file) => file.part === part)
          return (
            <SelectField
              key={part}
              label={t(`chargeback.part.${part}`)}
              value={found?.source ?? ''}
              onChange={({ currentTarget }) => {
                const source = offered.find((file) => file.source === currentTarget.value)?.source
                setOwn({ ...own, [part]: source })
              }}
              options={[
                { value: '', label: t('chargeback.nothing') },
                ...offered.map((file) => ({ value: file.source, label: nameOf(file) })),
              ]}
              note={
                found ? (
                  <a href={addressOf(chargebackId, found)} target="_blank" rel="noreferrer">
                    {t('chargeback.look')}
                  </a>
                ) : null
              }
            />
          )
        })}
        <p className="max-w-prose text-ink-soft">{t('chargeback.once')}</p>
      </div>
    </ConfirmDialog>
  )
}
