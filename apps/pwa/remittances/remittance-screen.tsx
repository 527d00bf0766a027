import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { BookFilter } from '#shared/ledger/account-book.ts'
import { negate } from '#shared/money.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { useSigned } from '#pwa/ledger/use-signed.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { RemittanceState } from './remittance-state.tsx'

type Remittance = Outputs['remittances']['one']

/** One payment to a creditor: how it adds up, case by case, its invoice, and where it stands in the books. */
export default function RemittanceScreen() {
  const { t } = useTranslation(['remittances', 'app'])
  const { remittanceId = '' } = useParams()
  const trpc = useTRPC()
  const format = useFormat()
  const one = useQuery(trpc.remittances.one.queryOptions({ remittanceId }))
  usePageTitle(t('one'))
  if (one.isError) return <FaultPanel error={one.error} onRetry={() => void one.refetch()} />
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        title={one.data ? format.money(one.data.net, one.data.currency) : t('one')}
        kicker={t('one')}
        back={{ href: '/app/account/remittances', label: t('title') }}
        as={RouterLink}
      />
      {one.data ? (
        <Shown remittance={one.data} />
      ) : (
        <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />
      )}
    </div>
  )
}

function Shown({ remittance }: { remittance: Remittance }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const { currency, status, sentAt, confirmedOn, returnedOn, account, reference, invoice } = remittance
  const { remittedPostingId, feesPostingId } = remittance
  const postings = [
    { id: remittedPostingId, label: t('toPosting') },
    { id: feesPostingId, label: t('toFees') },
  ]
  return (
    <div className="grid grid-cols-1 gap-6">
      {status === 'RETURNED' && returnedOn ? (
        <Notice tone="attention">{t('returnedText', { day: format.day(returnedOn) })}</Notice>
      ) : null}
      <Card title={t('howItAddsUp')} aside={<RemittanceState status={status} />}>
        <Parts of={remittance} currency={currency} posting={remittedPostingId} isWhole />
        {invoice ? (
          <p className="mt-4">
            <a href={`/files/fee-invoices/${invoice.feeInvoiceId}`}>
              {t(invoice.kind === 'CREDIT_NOTE' ? 'creditNote' : 'invoice', { number: invoice.number })}
            </a>
          </p>
        ) : null}
        <Facts
          className="mt-4"
          facts={[
            ...(account
              ? [
                  {
                    key: 'account',
                    label: t('account'),
                    value: <bdi>{`${account.holder}, ${account.iban}`}</bdi>,
                  },
                ]
              : []),
            ...(sentAt
              ? [{ key: 'sent', label: t('state.SENT'), value: t('sentOn', { at: format.instant(sentAt) }) }]
              : []),
            ...(confirmedOn
              ? [
                  {
                    key: 'confirmed',
                    label: t('state.CONFIRMED'),
                    value: t('confirmedOn', { day: format.day(confirmedOn) }),
                  },
                ]
              : []),
            ...(reference
              ? [
                  {
                    key: 'reference',
                    label: t('reference'),
                    value: <bdi className="figures break-all">{reference}</bdi>,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card title={t('casesTitle')}>
        <ul className="divide-y divide-line">
          {remittance.lines.map((line) => (
            <li key={line.caseId} className="py-4">
              <p className="font-medium">
                <RouterLink href={`/app/cases/${line.caseId}`}>
                  <bdi>{`${line.number} · ${line.debtor}`}</bdi>
                </RouterLink>
              </p>
              {line.gross < 0 ? <p className="text-sm text-ink-soft">{t('lineBack')}</p> : null}
              <Parts of={line} currency={currency} caseId={line.caseId} posting={remittedPostingId} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('postings')}>
        <ul className="grid gap-3">
          {postings.map(({ id, label }) =>
            id ? (
              <li key={id}>
                <RouterLink href={`/app/account/postings/${id}`}>{label}</RouterLink>
              </li>
            ) : null,
          )}
        </ul>
      </Card>
    </div>
  )
}

type Amounts = Pick<Remittance, 'gross' | 'fee' | 'vat' | 'kept' | 'net'>

/** What was recovered, less what is ours, is what the creditor gets. */
type PartsProps = {
  of: Amounts
  currency: string
  caseId?: string
  posting: string | null
  isWhole?: boolean
}
function Parts({ of, currency, caseId, posting, isWhole }: PartsProps) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const signed = useSigned(currency)
  const behind = (filter: BookFilter, amount: string) => (
    <Traced to={bookAddress(ownBook, { filter, caseId })}>{amount}</Traced>
  )
  const taken = (['fee', 'vat', 'kept'] as const).filter((part) => of[part] !== 0)
  return (
    <Figures
      lines={[
        { key: 'gross', label: t('gross'), amount: behind('recovered', format.money(of.gross, currency)) },
        ...taken.map((part) => ({
          key: part,
          label: t(part),
          amount: behind('share', signed(negate(of[part]))),
          weight: 'soft' as const,
        })),
        {
          key: 'net',
          label: t('net'),
          amount: (
            <Traced to={posting && `${ownBook.postings}/${posting}`}>{format.money(of.net, currency)}</Traced>
          ),
          weight: isWhole ? ('total' as const) : ('sum' as const),
        },
      ]}
    />
  )
}
