import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Status } from '#pwa/ui/status.tsx'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

/** What we asked the creditor, and what they answered. */
export function RequestsCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  if (file.requests.length === 0) return null
  const dayText = (at: string) => format.day(at.slice(0, 10) as Day)
  return (
    <Panel title={t('requests.title')}>
      <ul className="grid gap-4">
        {file.requests.map((request) => (
          <li key={request.requestId}>
            <p className="whitespace-pre-line">{request.question}</p>
            {request.items.length > 0 ? (
              <ul className="list-disc ps-5">
                {request.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            ) : null}
            <p className="text-sm text-ink-soft">
              {t('requests.asked', { date: dayText(request.askedAt) })} ·{' '}
              {t('requests.dueOn', { date: format.day(request.dueOn) })}
            </p>
            {request.answer ? (
              <div className="mt-2 border-s-2 border-primary ps-3">
                <p className="text-sm text-ink-soft">
                  {t('requests.answered', {
                    name: request.answeredBy ?? '',
                    date: request.answeredAt ? dayText(request.answeredAt) : '',
                  })}
                </p>
                <p className="whitespace-pre-line">{request.answer}</p>
              </div>
            ) : request.isOpen ? (
              <Status tone={request.dueOn < file.today ? 'bad' : 'attention'}>{t('requests.open')}</Status>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
