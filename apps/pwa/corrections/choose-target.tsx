import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import type { Target } from './use-corrections.ts'

type Props = { caseId: CaseId; chosen: Target | null; onChoose: (target: Target | null) => void }

/** To which case of the same creditor the money belongs; another creditor’s is never offered (A56). */
export function ChooseTarget({ caseId, chosen, onChoose }: Props) {
  const { t } = useTranslation('corrections')
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const found = useQuery(trpc.corrections.findTargets.queryOptions({ caseId, query }))
  if (chosen)
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line p-3">
        <p className="min-w-0 flex-1 basis-48 font-medium">
          <bdi>{chosen.debtorName}</bdi> · <bdi dir="ltr">{chosen.number}</bdi>
        </p>
        <Button look="quiet" onClick={() => onChoose(null)}>
          {t('target.other')}
        </Button>
      </div>
    )
  return (
    <div className="grid grid-cols-1 gap-2">
      <SearchField
        label={t('target.search')}
        value={typed}
        maxLength={80}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.data?.length === 0 ? <p className="text-ink-soft">{t('target.none')}</p> : null}
      <ul className="grid grid-cols-1 gap-2">
        {(found.data ?? []).map((target) => (
          <li
            key={target.caseId}
            className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line p-3"
          >
            <p className="min-w-0 flex-1 basis-48">
              <bdi>{target.debtorName}</bdi> · <bdi dir="ltr">{target.number}</bdi>
            </p>
            <Button onClick={() => onChoose(target)}>{t('target.choose')}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
