import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useCorrections } from '#pwa/corrections/use-corrections.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import type { BankMoney } from './money-pane.tsx'

// What waits is seen before anything that was decided is put right.
const CorrectReceipt = lazy(async () => ({
  default: (await import('#pwa/corrections/correct-receipt.tsx')).CorrectReceipt,
}))
const CorrectionCard = lazy(async () => ({
  default: (await import('#pwa/corrections/correction-card.tsx')).CorrectionCard,
}))

type Assignment = BankMoney['assignments'][number]
type Props = { money: BankMoney; mayCorrect: boolean }

/** What was decided about the money so far; what it paid is put right where every receipt is, on its case. */
export function MoneyDone({ money, mayCorrect }: Props) {
  const { t } = useTranslation('bank')
  if (money.assignments.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{t('done.title')}</h3>
      <ul className="grid grid-cols-1 gap-2">
        {money.assignments.map((part) => (
          <li key={part.assignmentId} className="grid grid-cols-1 gap-2">
            <Part part={part} money={money} />
            {part.caseId && part.paymentId && !part.isTakenBack ? (
              <Correction
                caseId={part.caseId as CaseId}
                paymentId={part.paymentId}
                money={money}
                mayCorrect={mayCorrect}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Part({ part, money }: { part: Assignment; money: BankMoney }) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  return (
    <div>
      <p>
        <bdi className="figures font-medium">
          <Traced to={bookAddress(deskBook(money.creditorId), { of: part.postedAs })}>
            {format.money(part.amount, money.currency)}
          </Traced>
        </bdi>{' '}
        {part.caseId ? (
          <RouterLink href={`/desk/cases/${part.caseId}`}>
            {t('done.ASSIGNED', { case: part.caseNumber, name: part.debtorName })}
          </RouterLink>
        ) : (
          t('done.GIVEN_BACK', { id: part.endToEndId })
        )}
      </p>
      <p className="text-sm text-ink-soft">
        {[
          format.instant(part.at),
          ...(part.why ? [part.why] : []),
          ...(part.isConfirmed ? [t('done.confirmed')] : []),
          ...(part.isTakenBack ? [t('done.takenBack', { why: part.takenBackWhy })] : []),
        ].join(' · ')}
      </p>
    </div>
  )
}

/** The corrections of one receipt that are under way, each with its seconds and its second person; or the way to one. */
function Correction({ caseId, paymentId, money, mayCorrect }: Props & { caseId: CaseId; paymentId: string }) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  const { data: of } = useCorrections(caseId)
  const underWay = (of?.corrections ?? []).filter(
    (one) => one.paymentId === paymentId && (one.status === 'WAITING' || one.status === 'HELD'),
  )
  return (
    <Suspense>
      {underWay.map((correction) => (
        <CorrectionCard
          key={correction.correctionId}
          caseId={caseId}
          creditorId={money.creditorId}
          correction={correction}
          mayDecide={mayCorrect}
        />
      ))}
      {mayCorrect && of && underWay.length === 0 ? (
        <Button className="justify-self-start" onClick={() => setOpen(true)}>
          {t('payments.correct')}
        </Button>
      ) : null}
      {isOpen ? (
        <CorrectReceipt caseId={caseId} paymentId={paymentId} onClose={() => setOpen(false)} />
      ) : null}
    </Suspense>
  )
}
