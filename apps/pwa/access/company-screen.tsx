import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayOf, instant } from '#shared/dates.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { HelpCard } from './help-card.tsx'

/** The company as it was registered. A name or number changes only through us, because contracts stand under it. */
export default function CompanyScreen() {
  const { t } = useTranslation(['access', 'app'])
  const { country, day } = useFormat()
  const trpc = useTRPC()
  const company = useQuery(trpc.access.company.queryOptions({}))
  usePageTitle(t('company.title'))
  if (company.isError) return <FaultPanel error={company.error} onRetry={() => void company.refetch()} />
  const row = company.data
  return (
    <>
      <PageHeading
        title={row?.name ?? t('company.title')}
        back={{ href: '/app/account', label: t('account.title') }}
        as={RouterLink}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <Card title={t('company.facts')}>
          {row ? (
            <Facts
              facts={[
                { key: 'country', label: t('register.country'), value: country(row.country) },
                {
                  key: 'number',
                  label: t(row.registrationKind === 'vat' ? 'company.vat' : 'company.register'),
                  value: <bdi className="figures">{row.registrationNumber}</bdi>,
                },
                {
                  key: 'declared',
                  label: t('company.declared'),
                  value: t('company.declaredOn', { day: day(dayOf(instant(row.declaredAt), 'UTC')) }),
                },
              ]}
            />
          ) : (
            <SkeletonRows count={3} label={t('common.loading', { ns: 'app' })} />
          )}
          <p className="mt-5 text-sm text-ink-soft">{t('company.change')}</p>
        </Card>
        <HelpCard />
      </div>
    </>
  )
}
