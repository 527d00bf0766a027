import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatMonth } from '#shared/reports/month.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Progress } from '#pwa/ui/progress.tsx'

/** While reports are being made, their numbers are looked at this often. */
const lookAgainMs = 2_000

/** How far the reports of the month are; nothing once all of them are there. */
export function ReportProgress() {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const trpc = useTRPC()
  const { data } = useQuery({
    ...trpc.reports.progress.queryOptions(),
    refetchInterval: ({ state }) => (state.data && state.data.made < state.data.all ? lookAgainMs : false),
  })
  if (!data || data.made === data.all) return null
  const { month, made, all } = data
  return (
    <Progress
      label={t('progress.title', { month: formatMonth(month, format.language) })}
      percent={Math.floor((made * 100) / all)}
      text={t('progress.of', { done: format.count(made), all: format.count(all) })}
      className="mb-6"
    />
  )
}
