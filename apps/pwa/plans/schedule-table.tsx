import { useTranslation } from 'react-i18next'
import type { Currency } from '#shared/money.ts'
import type { Instalment } from '#shared/plans/schedule.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { DueDay } from './due-day.tsx'

type Props = { instalments: readonly Instalment[]; currency: Currency; open?: boolean }

/** Every payment with its day; a day that moved says which one was agreed. */
export function ScheduleTable({ instalments, currency, open = false }: Props) {
  const { t } = useTranslation('plans')
  const list = <ScheduleList instalments={instalments} currency={currency} />
  return open ? list : <Disclosure title={t('offer.schedule')}>{list}</Disclosure>
}

function ScheduleList({ instalments, currency }: Omit<Props, 'open'>) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  return (
    <ol aria-label={t('offer.schedule')} className="max-h-80 overflow-y-auto">
      {instalments.map(({ number, statutoryOn, dueOn, amount }) => (
        <li
          key={number}
          className="figures flex items-baseline gap-3 border-t border-line py-2 first:border-t-0"
        >
          <span className="w-7 text-sm text-ink-soft">{number}.</span>
          <DueDay dueOn={dueOn} statutoryOn={statutoryOn} />
          <Money>{format.money(amount, currency)}</Money>
        </li>
      ))}
    </ol>
  )
}
