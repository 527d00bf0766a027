import { useTranslation } from 'react-i18next'
import { sum } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CaseFile } from './case-screen.tsx'

/** The way to report what the debtor has paid to the company itself (A38), and what of it is being looked at. */
export function CaseDirect({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { caseId, directPayments, isCollecting, currency, today } = file
  const open = directPayments.filter(({ status }) => status !== 'POSTED' && status !== 'REJECTED')
  const asked = open.find(({ status }) => status === 'QUERIED')
  if (!isCollecting && open.length === 0) return null
  return (
    <Card id="direct-payment" title={t('page.direct')} className={asked ? 'border-attention!' : undefined}>
      {open.length > 0 ? (
        <p className="mb-2">
          {t('page.directOpen', { amount: format.money(sum(open.map(({ amount }) => amount)), currency) })}
        </p>
      ) : null}
      {asked?.dueOn ? (
        <Status tone={asked.dueOn < today ? 'bad' : 'attention'} className="mb-2">
          {t(asked.dueOn < today ? 'page.requestLate' : 'page.requestDue', { date: format.day(asked.dueOn) })}
        </Status>
      ) : null}
      <p className="max-w-prose text-ink-soft">{t('page.directText')}</p>
      <ButtonLink
        as={RouterLink}
        href={`/app/cases/${caseId}/direct-payment`}
        look={asked ? 'primary' : 'secondary'}
        className="mt-4 max-sm:w-full"
      >
        {t(asked ? 'page.directAnswer' : 'page.directAction')}
      </ButtonLink>
    </Card>
  )
}
