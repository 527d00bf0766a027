import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { whyNotAnswerChargeback } from '#shared/payments/chargeback.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { ChargebackStanding } from '../payments/chargeback-standing.tsx'
import type { Chargeback, ChargebacksOfCase } from '../payments/use-chargebacks.ts'
import { useMoneyDeed } from '../payments/use-direct.ts'
import { ChargebackDialog } from './chargeback-dialog.tsx'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

type Props = { file: CaseFile; of: ChargebacksOfCase }
type Asking = { deed: 'answer' | 'accept'; one: Chargeback }

/** What banks have taken back: who answers, until when, and what happens if nobody does. */
export function ChargebackCard({ file, of }: Props) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const [asking, setAsking] = useState<Asking | null>(null)
  const currency = of.chargebacks[0]?.currency ?? file.currency
  return (
    <Panel title={t('chargeback.title')}>
      <div className="grid grid-cols-1 gap-8">
        {of.owedBack > 0 ? (
          <p className="max-w-prose">
            {t('chargeback.owedBackDesk', { amount: format.money(of.owedBack, currency) })}
          </p>
        ) : null}
        {of.chargebacks.map((one) => (
          <One key={one.chargebackId} file={file} one={one} now={of.now} onAsk={setAsking} />
        ))}
      </div>
      {asking?.deed === 'answer' ? (
        <ChargebackDialog file={file} one={asking.one} onClose={() => setAsking(null)} />
      ) : null}
      {asking?.deed === 'accept' ? (
        <AcceptDialog file={file} one={asking.one} onClose={() => setAsking(null)} />
      ) : null}
    </Panel>
  )
}

function One({
  file,
  one,
  now,
  onAsk,
}: {
  file: CaseFile
  one: Chargeback
  now: ChargebacksOfCase['now']
  onAsk: (asking: Asking) => void
}) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const { status, desk, evidenceDueAt } = one
  const isMine = !whyNotAct(useActor(), 'payments.answerChargeback', { collectorId: null })
  const isAnswered = one.answeredAt !== null || Boolean(desk?.acceptedByName)
  const whyNot = whyNotAnswerChargeback({ status, isAnswered, evidenceDueAt }, now)
  const isAsked = status === 'NEEDS_EVIDENCE'
  const until = evidenceDueAt ? format.instant(evidenceDueAt) : ''
  return (
    <section className="grid grid-cols-1 gap-4">
      <ChargebackStanding
        one={one}
        behind={bookAddress(deskBook(file.creditor.creditorId), { caseId: file.caseId, filter: 'returned' })}
      />
      {desk?.failure ? (
        <Notice tone="bad">
          {t('chargeback.failed')}{' '}
          {desk.failure === 'payments.evidenceTooLarge'
            ? t('payments.evidenceTooLarge', { ns: 'errors' })
            : ''}
        </Notice>
      ) : null}
      {desk?.answer ? (
        <div className="grid gap-1">
          <p className="text-sm text-ink-soft">
            {t(desk.sentAt ? 'chargeback.answeredBy' : 'chargeback.onItsWay', {
              name: desk.answeredByName ?? '',
              when: one.answeredAt ? format.instant(one.answeredAt) : '',
            })}
          </p>
          <p className="max-w-prose whitespace-pre-line">{desk.answer}</p>
        </div>
      ) : null}
      {desk?.acceptedByName ? (
        <p className="max-w-prose whitespace-pre-line">
          {t('chargeback.acceptedBy', { name: desk.acceptedByName })} {desk.why}
        </p>
      ) : null}
      {isAsked && !whyNot ? (
        <p className="max-w-prose text-ink-soft">
          {t(isMine ? 'chargeback.yours' : 'chargeback.managers', { until })} {t('chargeback.silence')}
        </p>
      ) : null}
      {isAsked && whyNot && !isAnswered ? <Notice tone="attention">{t('chargeback.late')}</Notice> : null}
      {isMine && !whyNot ? (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => onAsk({ deed: 'answer', one })}>
            {t('chargeback.answer')}
          </Button>
          <Button onClick={() => onAsk({ deed: 'accept', one })}>{t('chargeback.accept')}</Button>
        </div>
      ) : null}
    </section>
  )
}

function AcceptDialog({ file, one, onClose }: { file: CaseFile; one: Chargeback; onClose: () => void }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const trpc = useTRPC()
  const accept = useMoneyDeed(
    trpc.payments.acceptChargeback.mutationOptions(),
    t('chargeback.noted'),
    onClose,
  )
  return (
    <WordsDialog
      title={t('chargeback.accept')}
      label={t('chargeback.why')}
      hint={t('chargeback.whyHint')}
      confirmLabel={t('chargeback.acceptNow')}
      pending={accept.isPending}
      fault={accept.fault}
      onClose={onClose}
      onConfirm={(why) =>
        accept.mutate({
          caseId: file.caseId,
          chargebackId: one.chargebackId,
          version: one.desk?.version ?? 0,
          why,
        })
      }
    >
      <p className="max-w-prose">
        {t('chargeback.acceptText', { amount: format.money(one.amount, one.currency) })}
      </p>
    </WordsDialog>
  )
}
