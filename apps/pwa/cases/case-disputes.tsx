import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CaseFile } from './case-screen.tsx'

/** What the debtor says is wrong: how much is paused by it, whose turn it is, and the way to the answer. */
export function CaseDisputes({ file: { caseId, disputes, held, currency, today } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  if (disputes.length === 0) return null
  const isYours = disputes.some(({ status }) => status === 'AWAITING_CREDITOR')
  return (
    <Card id="disputes" title={t('page.disputes')} className={isYours ? 'border-attention!' : undefined}>
      {held > 0 ? (
        <p className="mb-3 text-ink-soft">{t('page.held', { amount: format.money(held, currency) })}</p>
      ) : null}
      <ul className="grid grid-cols-1 gap-4">
        {disputes.map(({ disputeId, number, status, isOpen, dueOn }) => (
          <li key={disputeId} className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <p className="font-medium">{t('page.dispute', { number: format.count(number) })}</p>
              {status === 'AWAITING_CREDITOR' && dueOn ? (
                <Status tone={dueOn < today ? 'bad' : 'attention'}>
                  {t(dueOn < today ? 'page.requestLate' : 'page.requestDue', { date: format.day(dueOn) })}
                </Status>
              ) : (
                <Status tone={isOpen ? 'info' : 'neutral'}>
                  {t(isOpen ? 'page.disputeOpen' : 'page.disputeOver')}
                </Status>
              )}
            </div>
            <ButtonLink
              as={RouterLink}
              href={`/app/cases/${caseId}/disputes/${disputeId}`}
              look={status === 'AWAITING_CREDITOR' ? 'primary' : 'secondary'}
              className="max-sm:w-full"
            >
              {t(status === 'AWAITING_CREDITOR' ? 'page.answerDispute' : 'page.seeDispute')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
