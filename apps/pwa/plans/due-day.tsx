import { useTranslation } from 'react-i18next'
import type { PlannedInstalment } from '#shared/cases/demand.ts'
import { useFormat } from '#pwa/app/format.ts'

type Props = Pick<PlannedInstalment, 'dueOn' | 'statutoryOn'>

/** The day of a payment; one that a weekend or holiday has moved says which day was agreed (D2). */
export function DueDay({ dueOn, statutoryOn }: Props) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  return (
    <span className="flex-1">
      {format.day(dueOn)}
      {dueOn === statutoryOn ? null : (
        <span className="block text-sm text-ink-soft">
          {t('offer.moved', { date: format.day(statutoryOn) })}
        </span>
      )}
    </span>
  )
}
