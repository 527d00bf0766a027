import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { type Instant, isDay } from '#shared/dates.ts'
import { cardBrandName } from '#shared/payments/card-brand.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { ReceiptMore } from '#pwa/payments/receipt-more.tsx'
import { receiptIcons, ReceiptState, useReceiptGone } from '#pwa/payments/receipt-state.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

// Few receipts are ever corrected; the words and figures for it come when somebody wants to.
const CorrectReceipt = lazy(async () => ({
  default: (await import('#pwa/corrections/correct-receipt.tsx')).CorrectReceipt,
}))

type Payment = CaseFile['payments'][number]

const tones: Record<string, Tone> = {
  STARTED: 'neutral',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  EXPIRED: 'neutral',
  SET_ASIDE: 'attention',
  TAKEN_BACK: 'bad',
}
const states = ['STARTED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'SET_ASIDE', 'TAKEN_BACK'] as const
const stateOf = ({ status }: Payment) => states.find((known) => known === status) ?? 'STARTED'

/** What the debtor has paid or tried to pay; what stands in the books can be put right. */
export function PaymentsCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const [correcting, setCorrecting] = useState<string | null>(null)
  return (
    <Panel title={t('payments.title')}>
      {file.payments.length === 0 ? <Nothing>{t('payments.none')}</Nothing> : null}
      <ul className="-mx-4 sm:-mx-5">
        {file.payments.map((payment) => (
          <PaymentRow
            key={payment.paymentId}
            file={file}
            payment={payment}
            onCorrect={() => setCorrecting(payment.paymentId)}
          />
        ))}
      </ul>
      {correcting ? (
        <Suspense>
          <CorrectReceipt caseId={file.caseId} paymentId={correcting} onClose={() => setCorrecting(null)} />
        </Suspense>
      ) : null}
    </Panel>
  )
}

type RowProps = { file: CaseFile; payment: Payment; onCorrect: () => void }

function PaymentRow({ file, payment, onCorrect }: RowProps) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const goneOf = useReceiptGone()
  const mayCorrect = !whyNotAct(useActor(), 'corrections.ask', { collectorId: null })
  const place = deskBook(file.creditor.creditorId)
  const { paymentId, method, cardBrand, cardLast4, receipt, currency } = payment
  const state = stateOf(payment)
  const way = method === 'bank' || method === 'direct' ? method : 'card'
  const Drawing = receiptIcons[way]
  return (
    <>
      <ListRow
        dense
        leading={<Drawing className="size-5 shrink-0 text-ink-soft" />}
        title={t(`payments.${way}`, {
          brand: cardBrandName(cardBrand ?? ''),
          last4: cardLast4 ?? '',
        })}
        sub={receipt && receipt.gone.length > 0 ? goneOf(receipt).join(' · ') : undefined}
        status={
          <span className="flex flex-wrap items-center gap-x-3">
            {receipt ? (
              <ReceiptState state={receipt.state} />
            ) : (
              <Status tone={tones[state]}>{t(`payments.${state}`)}</Status>
            )}
            {mayCorrect && state === 'SUCCEEDED' ? (
              <Button look="quiet" onClick={onCorrect}>
                {t('payments.correct')}
              </Button>
            ) : null}
          </span>
        }
        trailing={
          // What was only tried has no posting; what was set aside has none in this case.
          <Traced to={receipt ? bookAddress(place, { caseId: file.caseId, of: paymentId }) : null}>
            {format.money(payment.amount, currency)}
          </Traced>
        }
        trailingSub={
          isDay(payment.receivedOn)
            ? format.day(payment.receivedOn)
            : format.instant(payment.startedAt as Instant)
        }
      />
      {receipt ? (
        <li className="border-b border-line px-4 last:border-b-0 sm:px-5">
          <ReceiptMore
            receipt={receipt}
            caseId={file.caseId}
            place={place}
            paidOut={receipt.remittances.map(({ remittanceId, runId, on }) => ({
              key: remittanceId,
              on,
              href: `/desk/remittances/${runId}`,
            }))}
          />
        </li>
      ) : null}
    </>
  )
}
