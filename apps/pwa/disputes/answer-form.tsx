import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Stance, stances } from '#shared/disputes/dispute.ts'
import { wordsLength } from '#shared/disputes/dispute-input.ts'
import type { CaseId } from '#shared/ids.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { IconInfo } from '#pwa/ui/icons.tsx'
import { IconSend } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { EvidenceFiles } from './evidence-files.tsx'
import { type Dispute, type DisputesOfCase, isTooShort, seenOf, useDisputeDeed } from './use-disputes.ts'

type Props = { of: DisputesOfCase; caseId: CaseId; dispute: Dispute }

/** The creditor's answer: what it gives up in figures, why, and what proves it. The debtor reads it. */
export function AnswerForm({ of, caseId, dispute }: Props) {
  const { t } = useTranslation(['disputes', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [stance, setStance] = useState<Stance | null>(null)
  const [part, setPart] = useState('')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useDisputeDeed(trpc.disputes.answer.mutationOptions(), t('answer.sent'), () => {
    setStance(null)
    setPart('')
    setWords('')
    setTried(false)
  })
  const conceded = parseAmount(part, of.currency, format.language)
  const needsPart = stance === 'PARTLY'
  const isPartWrong = needsPart && (conceded === null || conceded <= 0 || conceded >= dispute.disputed)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!stance || isPartWrong || isTooShort(words) || answer.isPending) return
    answer.mutate({
      ...seenOf(caseId, dispute),
      stance,
      words,
      ...(needsPart && conceded ? { concededMinor: conceded } : {}),
    })
  }
  const all = format.money(dispute.disputed, of.currency)
  const missing = t('input.required', { ns: 'errors' })
  return (
    <form onSubmit={send} noValidate>
      <Card title={t(dispute.stance ? 'answer.again' : 'answer.title')}>
        <div className="grid grid-cols-1 gap-6">
          <RadioCards
            legend={t('answer.stance')}
            name="stance"
            value={stance ?? ''}
            onValue={(value) => setStance(stances.find((known) => known === value) ?? null)}
            error={tried && !stance ? t('input.choose', { ns: 'errors' }) : null}
            options={stances
              // Of what concerns the whole case there is no part to give up.
              .filter((value) => value !== 'PARTLY' || !dispute.wholeCase)
              .map((value) => ({
                value,
                label: t(`stance.choose.${dispute.wholeCase ? 'case' : 'part'}.${value}`),
                hint: dispute.wholeCase ? undefined : t(`stance.hint.${value}`, { amount: all }),
              }))}
          />
          {needsPart ? (
            <AmountField
              label={t('answer.conceded')}
              hint={t('answer.concededHint', { amount: all })}
              value={part}
              onChange={({ currentTarget }) => setPart(currentTarget.value)}
              error={tried && isPartWrong ? t('disputes.concedeInPart', { ns: 'errors' }) : null}
              currency={of.currency}
            />
          ) : null}
          <TextArea
            label={t('answer.words')}
            hint={t('answer.wordsHint')}
            rows={4}
            maxLength={wordsLength}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            error={
              tried && isTooShort(words)
                ? words.trim() === ''
                  ? missing
                  : t('input.tooShort', { ns: 'errors' })
                : null
            }
          />
          <EvidenceFiles caseId={caseId} dispute={dispute} />
          <p className="flex gap-2 text-ink-soft">
            <IconInfo className="mt-0.5 size-5 shrink-0" />
            {t('answer.shown', { debtor: of.debtorName })}
          </p>
          {answer.fault ? (
            <Notice tone="bad" role="alert">
              {answer.fault}
            </Notice>
          ) : null}
        </div>
      </Card>
      <ActionBar aboveBar className="mt-4">
        <Button
          type="submit"
          look="primary"
          wide
          pending={answer.isPending}
          icon={<IconSend className="size-5 rtl:-scale-x-100" />}
        >
          {t('answer.send')}
        </Button>
      </ActionBar>
    </form>
  )
}
