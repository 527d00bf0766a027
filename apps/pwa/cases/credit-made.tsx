import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '#shared/cases/claim.ts'
import { allocatedTo } from '#shared/ledger/allocation.ts'
import { subtract, sum } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type BookPlace, bookAddress } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Figures } from '#pwa/ui/figures.tsx'

type Props = { claim: Claim; caseId: string; place: BookPlace }

/** What was paid beyond a claim, opened to the receipts that it comes from and to what of it has gone back. */
export function CreditMade(props: Props) {
  if (props.claim.credit === 0) return null
  // Few cases have any: its words come when they are needed, and nothing else waits for them.
  return (
    <Suspense>
      <Made {...props} />
    </Suspense>
  )
}

function Made({ claim, caseId, place }: Props) {
  const { t } = useTranslation('ledger')
  const format = useFormat()
  const money = (amount: typeof claim.credit) => format.money(amount, claim.currency)
  const parts = claim.receipts
    .map(({ paymentId, on, allocations }) => ({ paymentId, on, amount: allocatedTo(allocations, 'CREDIT') }))
    .filter(({ amount }) => amount > 0)
  const back = subtract(sum(parts.map(({ amount }) => amount)), claim.credit)
  const lines = [
    ...parts.map(({ paymentId, on, amount }) => ({
      key: paymentId,
      label: t('credit.of', { date: format.day(on) }),
      amount: <Traced to={bookAddress(place, { caseId, of: paymentId })}>{money(amount)}</Traced>,
    })),
    ...(back > 0
      ? [
          {
            key: 'back',
            label: t('credit.back'),
            amount: (
              <Traced to={bookAddress(place, { caseId, filter: 'returned' })}>{`− ${money(back)}`}</Traced>
            ),
          },
        ]
      : []),
  ]
  const made = (
    <>
      <Figures lines={lines} label={t('credit.title')} className="text-ink" />
      <p className="mt-2">{t('credit.whose')}</p>
    </>
  )
  return (
    <Figures
      className="mt-3"
      label={t('credit.title')}
      lines={[{ key: 'credit', label: t('credit.title'), amount: money(claim.credit), detail: made }]}
    />
  )
}
