import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingFiles } from '#pwa/ui/drawing-files.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { MandateSummary } from './mandate-summary.tsx'

/** The agreement of a company as it stands: signed by whom, with which limits, and the paper to keep. */
export default function AgreementScreen() {
  const { t } = useTranslation(['agreements', 'app'])
  const trpc = useTRPC()
  const current = useQuery(trpc.agreements.current.queryOptions())
  usePageTitle(t('title'))
  return (
    <>
      <PageHeading
        title={t('title')}
        as={RouterLink}
        back={{ href: '/app/account', label: t('frame.account', { ns: 'app' }) }}
      />
      {current.isError ? (
        <FaultPanel error={current.error} onRetry={() => void current.refetch()} />
      ) : !current.data ? (
        <SkeletonRows label={t('common.loading', { ns: 'app' })} />
      ) : current.data.signed ? (
        <SignedAgreement signed={current.data.signed} currentVersion={current.data.currentVersion} />
      ) : (
        <EmptyState
          drawing={<DrawingFiles />}
          title={t('current.none')}
          action={
            <ButtonLink as={RouterLink} href="/app/agreement/sign" look="primary">
              {t('current.start')}
            </ButtonLink>
          }
        >
          {t('current.noneText')}
        </EmptyState>
      )}
    </>
  )
}

type SignedProps = {
  signed: NonNullable<Outputs['agreements']['current']['signed']>
  currentVersion: string
}

function SignedAgreement({ signed, currentVersion }: SignedProps) {
  const { t } = useTranslation('agreements')
  const { instant } = useFormat()
  const { number, signerName, signerRole, signedAt, address, textSha256, version } = signed
  const ltr = (text: string) => <bdi dir="ltr">{text}</bdi>
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card aside={<Status tone="good">{t('current.signed')}</Status>} title={ltr(number)}>
        <Facts
          facts={[
            { key: 'signer', label: t('current.signer'), value: `${signerName}, ${signerRole}` },
            { key: 'at', label: t('current.at'), value: instant(signedAt) },
            { key: 'address', label: t('current.address'), value: ltr(address) },
            {
              key: 'hash',
              label: t('text.fingerprint'),
              value: <span className="font-mono text-sm break-all">{ltr(textSha256)}</span>,
            },
          ]}
        />
        {version === currentVersion ? null : (
          <Notice tone="info" className="mt-5">
            {t('current.newer')}
          </Notice>
        )}
        <div className="mt-6 grid gap-2 sm:flex sm:flex-wrap">
          <ButtonLink
            href={`/files/agreements/${signed.agreementId}`}
            look="primary"
            icon={<IconDownload className="size-5" />}
            download
          >
            {t('current.download')}
          </ButtonLink>
          <ButtonLink href="/agreement" look="secondary">
            {t('current.read')}
          </ButtonLink>
        </div>
      </Card>
      <Card title={t('current.limits')}>
        <MandateSummary mandate={signed.mandate} />
        <ButtonLink
          as={RouterLink}
          href="/app/agreement/sign?step=limits"
          look="quiet"
          className="-ms-3 mt-4"
        >
          {t('current.again')}
        </ButtonLink>
      </Card>
    </div>
  )
}
