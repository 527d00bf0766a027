import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuggestionReason } from '#shared/bank/suggest-cases.ts'
import type { CaseId, Id } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import type { BankMoney } from './money-pane.tsx'
import { useKeys } from './use-keys.ts'

export type Candidate = {
  caseId: CaseId
  number: string
  debtorName: string
  outstanding: Minor
  reasons?: readonly SuggestionReason[]
}
type Props = { money: BankMoney; taken: readonly CaseId[]; onChoose: (candidate: Candidate) => void }

/** What the money could be for, each with its reasons, and a search for everything else of the same creditor. */
export function MoneyCandidates({ money, taken, onChoose }: Props) {
  const { t } = useTranslation('bank')
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const entryId = money.entryId as Id<'bankEntry'>
  const found = useQuery({
    ...trpc.bank.findCases.queryOptions({ entryId, query }),
    enabled: query.length > 1,
  })
  const shown: readonly Candidate[] = query.length > 1 ? (found.data ?? []) : money.suggestions
  const offered = shown.filter(({ caseId }) => !taken.includes(caseId))
  // The first nine are chosen by their figure, as the list beside them shows.
  useKeys(Object.fromEntries(offered.slice(0, 9).map((one, at) => [String(at + 1), () => onChoose(one)])))
  return (
    <section className="grid grid-cols-1 gap-3">
      <h3 className="font-semibold">{t('suggestions')}</h3>
      <SearchField
        label={t('search')}
        value={typed}
        maxLength={80}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {shown.length === 0 ? <p className="text-ink-soft">{t('noSuggestions')}</p> : null}
      <ol className="grid grid-cols-1 gap-2">
        {offered.map((candidate, at) => (
          <Row
            key={candidate.caseId}
            candidate={candidate}
            place={at + 1}
            money={money}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </section>
  )
}

type RowProps = { candidate: Candidate; place: number } & Pick<Props, 'money' | 'onChoose'>

function Row({ candidate, place, money, onChoose }: RowProps) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  const { number, debtorName, outstanding, reasons = [] } = candidate
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line p-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">
          <span className="figures text-ink-soft">{place <= 9 ? `${place} ` : ''}</span>
          <bdi>{debtorName}</bdi> · <bdi dir="ltr">{number}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {[
            t('open', { amount: format.money(outstanding, money.currency) }),
            ...reasons.map((reason) => t(`reason.${reason}`)),
          ].join(' · ')}
        </p>
      </div>
      <Button onClick={() => onChoose(candidate)}>{t('choose')}</Button>
    </li>
  )
}
