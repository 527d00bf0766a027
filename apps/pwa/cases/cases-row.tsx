import { useTranslation } from 'react-i18next'
import type { CloseCode } from '#shared/cases/case.ts'
import { steps } from '#shared/cases/tracker.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { ListRow } from '#pwa/ui/list-row.tsx'
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
    <ListRow
      as={RouterLink}
      href={caseAddress(row)}
      title={<bdi>{row.debtor.name || t('list.noName')}</bdi>}
      sub={
        about.length > 0
          ? about.map((part, place) => (
              <span key={part}>
                {place > 0 ? ' · ' : ''}
                <bdi>{part}</bdi>
              </span>
            ))
          : format.country(row.debtor.country)
      }
      status={
        <span className="flex flex-wrap items-center gap-x-3">
          <CaseState status={row.status} closeCode={row.closeCode as CloseCode | null} />
          {step && row.status !== 'DRAFT' ? (
            <span className="figures text-sm text-ink-soft">{step}</span>
          ) : null}
        </span>
      }
      trailing={row.principal > 0 ? format.money(row.principal, row.currency) : null}
      trailingSub={days.lately(row.updatedAt)}
    />
  )
}
