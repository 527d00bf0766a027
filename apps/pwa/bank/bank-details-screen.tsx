import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { sayFault } from '#pwa/app/fault.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { say } from '#pwa/app/say.ts'
import { useCreditor, useMe } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { BankDetailsForm } from './bank-details-form.tsx'
import { DetailsFacts } from './details-facts.tsx'

/** Where a company is paid: what is in force, what waits, what was; who may change it, and how. */
export default function BankDetailsScreen() {
  const { t } = useTranslation(['bank-details', 'access', 'app'])
  const trpc = useTRPC()
  const isOwner = useCreditor().role === 'owner'
  const hasFactor = useMe().person?.twoFactorEnabled ?? false
  const [isEntering, setEntering] = useState(false)
  const own = useQuery(trpc.bankDetails.own.queryOptions())
  usePageTitle(t('title'))
  if (own.isError) return <FaultPanel error={own.error} onRetry={() => void own.refetch()} />
  const { details = [], company = '', country = '' } = own.data ?? {}
  const now = details.filter(({ status }) => status === 'ACTIVE' || status === 'PENDING')
  const before = details.filter(({ status }) => status !== 'ACTIVE' && status !== 'PENDING')
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        back={{ href: '/app/account', label: t('account.title', { ns: 'access' }) }}
        as={RouterLink}
      />
      {own.isPending ? <SkeletonRows count={2} label={t('common.loading', { ns: 'app' })} /> : null}
      <div className="grid grid-cols-1 gap-6">
        {details[0]?.wasReturned ? <Notice tone="attention">{t('wasReturned')}</Notice> : null}
        {now.map((each) => (
          <Card key={each.detailsId}>
            <DetailsFacts details={each} />
            {each.status === 'PENDING' ? <TakeBack detailsId={each.detailsId} /> : null}
          </Card>
        ))}
        {own.data && now.length === 0 ? (
          <Card title={t('none')}>
            <p className="text-ink-soft">{t('noneText')}</p>
          </Card>
        ) : null}
        {own.data ? (
          <Card title={t(now.length > 0 ? 'change' : 'enter')}>
            <p className="mb-4 max-w-prose text-ink-soft">{t('who')}</p>
            {!isOwner ? (
              <p>{t('onlyOwner')}</p>
            ) : !hasFactor ? (
              <Notice tone="attention">
                <p className="mb-3">{t('factorNeeded')}</p>
                <ButtonLink as={RouterLink} href="/app/account/security">
                  {t('toSecurity')}
                </ButtonLink>
              </Notice>
            ) : isEntering ? (
              <BankDetailsForm holder={company} country={country} onDone={() => setEntering(false)} />
            ) : (
              <Button look="primary" onClick={() => setEntering(true)}>
                {t(now.length > 0 ? 'change' : 'enter')}
              </Button>
            )}
          </Card>
        ) : null}
        {before.length > 0 ? (
          <Card title={t('history')}>
            <ul className="divide-y divide-line">
              {before.map((each) => (
                <li key={each.detailsId} className="py-4">
                  <DetailsFacts details={each} />
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </div>
  )
}

/** What was entered waits a day, and until then anybody of the company takes it back. */
function TakeBack({ detailsId }: { detailsId: string }) {
  const { t } = useTranslation(['bank-details', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const takeBack = useMutation(
    trpc.bankDetails.takeBack.mutationOptions({
      onSuccess: () => say(t('takenBack')),
      onSettled: () => client.invalidateQueries(trpc.bankDetails.pathFilter()),
    }),
  )
  return (
    <div className="mt-4 grid gap-3">
      {takeBack.error ? (
        <Notice tone="bad" role="alert">
          {sayFault(takeBack.error, t)}
        </Notice>
      ) : null}
      <Button look="danger" pending={takeBack.isPending} onClick={() => takeBack.mutate({ detailsId })}>
        {t('takeBack')}
      </Button>
    </div>
  )
}
