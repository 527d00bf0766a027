import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { type Instant, isDay } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { IconBank, IconBuilding, IconCard } from '#pwa/ui/icons.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

// Few receipts are ever corrected; the words and figures for it come when somebody wants to.
const CorrectReceipt = lazy(async () => ({
  default: (await import('#pwa/corrections/correct-receipt.tsx')).CorrectReceipt,
}))

const tones: Record<string, Tone> = {
  STARTED: 'neutral',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  EXPIRED: 'neutral',
  SET_ASIDE: 'attention',
  TAKEN_BACK: 'bad',
}
const historyTones: Record<string, Tone> = { paid: 'good', refunded: 'info', partlyRefunded: 'info' }
const states = ['STARTED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'SET_ASIDE', 'TAKEN_BACK'] as const
/** What was only tried has no posting; what was set aside has none in this case. */
const hasMoved: Record<string, boolean> = { SUCCEEDED: true, TAKEN_BACK: true }
const icons = { card: IconCard, bank: IconBank, direct: IconBuilding } as const

/** What the debtor has paid or tried to pay; what stands in the books can be put right. */
export function PaymentsCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const [correcting, setCorrecting] = useState<string | null>(null)
  const mayCorrect = !whyNotAct(useActor(), 'corrections.ask', { collectorId: null })
  const place = deskBook(file.creditor.creditorId)
  return (
    <Panel title={t('payments.title')}>
      {file.payments.length === 0 ? <Nothing>{t('payments.none')}</Nothing> : null}
      <ul className="-mx-4 sm:-mx-5">
        {file.payments.map((payment) => {
          const state = states.find((known) => known === payment.status) ?? 'STARTED'
          const { method, cardBrand, cardLast4, history } = payment
          const way = method === 'bank' || method === 'direct' ? method : 'card'
          const Drawing = icons[way]
          return (
            <ListRow
              key={payment.paymentId}
              dense
              leading={<Drawing className="size-5 shrink-0 text-ink-soft" />}
              title={t(`payments.${way}`, { brand: cardBrand ?? '', last4: cardLast4 ?? '' })}
              sub={
                history && history.gone.length > 0
                  ? history.gone
                      .map(({ kind, amount, on }) =>
                        t(`payments.gone.${kind}`, {
                          amount: format.money(amount, payment.currency),
                          day: format.day(on),
                        }),
                      )
                      .join(' · ')
                  : undefined
              }
              status={
                <span className="flex flex-wrap items-center gap-x-3">
                  {history ? (
                    <Status tone={historyTones[history.state] ?? 'bad'}>
                      {t(`payments.history.${history.state}`)}
                    </Status>
                  ) : (
                    <Status tone={tones[state]}>{t(`payments.${state}`)}</Status>
                  )}
                  {mayCorrect && state === 'SUCCEEDED' ? (
                    <Button look="quiet" onClick={() => setCorrecting(payment.paymentId)}>
                      {t('payments.correct')}
                    </Button>
                  ) : null}
                </span>
              }
              trailing={
                <Traced
                  to={
                    hasMoved[state]
                      ? bookAddress(place, { caseId: file.caseId, of: payment.paymentId })
                      : null
                  }
                >
                  {format.money(payment.amount, payment.currency)}
                </Traced>
              }
              trailingSub={
                isDay(payment.receivedOn)
                  ? format.day(payment.receivedOn)
                  : format.instant(payment.startedAt as Instant)
              }
            />
          )
        })}
      </ul>
      {correcting ? (
        <Suspense>
          <CorrectReceipt caseId={file.caseId} paymentId={correcting} onClose={() => setCorrecting(null)} />
        </Suspense>
      ) : null}
    </Panel>
  )
}
