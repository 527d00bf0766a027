import { useTranslation } from 'react-i18next'
import type { CloseCode } from '#shared/cases/case.ts'
import { steps } from '#shared/cases/tracker.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { useDays } from './case-days.ts'
import { caseAddress } from './case-links.ts'
import { CaseState } from './case-state.tsx'

type Row = Outputs['cases']['list']['cases'][number]

/** One case of the list: who owes, how far it has come, how much, and when it last moved. */
export function CasesRow({ row }: { row: Row }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const days = useDays()
  const isOver = row.status === 'CLOSED' || row.status === 'DECLINED'
  const step = isOver ? null : t('step', { step: steps.indexOf(row.step) + 1 })
  const about = [row.number, row.reference].filter(Boolean)
  return (
    <li className="border-b border-line last:border-b-0">
      <RouterLink
        href={caseAddress(row)}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-5 py-4 text-ink no-underline transition-colors -outline-offset-3! hover:bg-sunken sm:px-6"
      >
        <bdi className="col-span-2 font-medium break-words">{row.debtor.name || t('list.noName')}</bdi>
        <span className="truncate text-sm leading-6 text-ink-soft">
          {about.length > 0
            ? about.map((part, place) => (
                <span key={part}>
                  {place > 0 ? ' · ' : ''}
                  <bdi>{part}</bdi>
                </span>
              ))
            : format.country(row.debtor.country)}
        </span>
        <bdi className="figures text-end font-semibold">
          {row.principal > 0 ? format.money(row.principal, row.currency) : null}
        </bdi>
        <span className="mt-1 flex flex-wrap items-center gap-x-3">
          <CaseState status={row.status} closeCode={row.closeCode as CloseCode | null} />
          {step && row.status !== 'DRAFT' ? (
            <span className="figures text-sm text-ink-soft">{step}</span>
          ) : null}
        </span>
        <bdi className="figures mt-1 text-end text-sm text-ink-soft">{days.lately(row.updatedAt)}</bdi>
      </RouterLink>
    </li>
  )
}
