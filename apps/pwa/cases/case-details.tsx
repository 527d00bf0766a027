import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/dates.ts'
import { formatPercent } from '#shared/percent.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { CaseFacts } from './case-facts.tsx'
import type { CaseFile } from './case-screen.tsx'

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The numbers and days under which a case is found again. */
export function CaseDetails({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { submittedAt, closedOn, entry, price } = file
  return (
    <Card title={t('page.details')}>
      <CaseFacts
        facts={[
          { key: 'number', label: t('page.number'), value: file.number },
          { key: 'reference', label: t('page.reference'), value: file.reference },
          { key: 'quote', label: t('page.quote'), value: file.quoteNumber },
          {
            key: 'submitted',
            label: t('page.submitted'),
            value: submittedAt ? format.instant(submittedAt) : null,
          },
          { key: 'closed', label: t('page.closedOn'), value: closedOn ? format.day(closedOn) : null },
          {
            key: 'price',
            label: t('page.price'),
            value: price ? (
              <>
                {t('page.priceText', {
                  percent: formatPercent(price.percent, format.language),
                  minimum: format.money(price.minimum, file.currency),
                })}
              </>
            ) : null,
          },
          {
            key: 'entry',
            label: t('page.entry'),
            value: entry?.confirmedAt ? (
              <>
                {t('page.entryConfirmed', {
                  manager: entry.enteredBy,
                  name: entry.onBehalfOf,
                  date: format.day(dayOf(entry.confirmedAt, timeZone)),
                })}
              </>
            ) : null,
          },
          { key: 'check', label: t('page.checkCode'), value: file.checkCode },
        ]}
      />
    </Card>
  )
}
