import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/dates.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { CreditorId, Id } from '#shared/ids.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { AsideParts } from './aside-parts.tsx'
import { FactList } from './fact-list.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SetAsideDecisions } from './set-aside-decisions.tsx'
import { Single } from './single-frame.tsx'

const reasons = ['amount', 'currency', 'case', 'unknown-payment', 'no-payment', 'case-closed'] as const
type Row = Outputs['desk']['setAside']

/** Money that fits nowhere: what came, what was expected, for which case it could be, and what else can be decided. */
export function SetAsidePane({ setAsideId, onDone }: { setAsideId: string; onDone: () => void }) {
  const { t } = useTranslation(['desk', 'bank', 'errors', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const whyNot = whyNotAct(useActor(), 'payments.settleSetAside', { collectorId: null })
  const id = setAsideId as Id<'setAside'>
  const query = useQuery(trpc.desk.setAside.queryOptions({ setAsideId: id }))
  return (
    <Single query={query} loading={t('common.loading', { ns: 'app' })}>
      {(row) => {
        const amount = row.currency ? format.money(row.amount, row.currency.toUpperCase()) : '–'
        const reason = reasons.find((known) => known === row.reason) ?? 'other'
        return (
          <>
            <h2 className="text-xl tight">{t('setAside.title')}</h2>
            <Notice tone="attention">{t(`setAside.${reason}`)}</Notice>
            <Facts row={row} amount={amount} />
            {row.isSettled ? null : <p className="text-sm text-ink-soft">{t('rule', { ns: 'bank' })}</p>}
            {row.kept ? (
              <Notice tone="neutral">
                {t('setAside.kept', {
                  name: row.kept.name,
                  date: format.day(row.kept.untilOn),
                  why: row.kept.why,
                })}
              </Notice>
            ) : null}
            {row.asked ? (
              <Notice tone="attention">
                {t('setAside.asked', { name: row.asked.name, why: row.asked.why })}
              </Notice>
            ) : null}
            {row.goesBack ? <Notice tone="attention">{t('setAside.goesBack')}</Notice> : null}
            {row.failure ? (
              <Notice tone="bad">{sayRefusal({ code: row.failure, params: {} }, t)}</Notice>
            ) : null}
            {row.caseId ? (
              <ButtonLink as={RouterLink} href={`/desk/cases/${row.caseId}`} className="justify-self-start">
                {t('complaint.openCase')}
              </ButtonLink>
            ) : null}
            {whyNot ? (
              <Notice tone="neutral">{t(`act.whyNot.${whyNot}`)}</Notice>
            ) : row.isSettled ? null : (
              <>
                {row.whyNot.post === null ? (
                  <AsideParts
                    setAsideId={id}
                    amount={row.amount}
                    currency={row.currency}
                    isUnknown={row.creditorId === null}
                    onDone={onDone}
                  />
                ) : null}
                <SetAsideDecisions row={row} amount={amount} onDone={onDone} />
              </>
            )}
          </>
        )
      }}
    </Single>
  )
}

function Facts({ row, amount }: { row: Row; amount: string }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const book =
    row.creditorId && row.postedAs
      ? bookAddress(deskBook(row.creditorId as CreditorId), { of: row.postedAs })
      : null
  return (
    <FactList
      facts={[
        {
          key: 'came',
          label: t('setAside.came'),
          value: (
            <>
              <Traced to={book}>{amount}</Traced> · {format.instant(row.createdAt as Instant)}
            </>
          ),
        },
        {
          key: 'expected',
          label: t('setAside.expected'),
          value: row.expected ? format.money(row.expected.amount, row.expected.currency) : '–',
        },
        {
          key: 'number',
          label: t('setAside.number'),
          value: <bdi dir="ltr">{row.providerPaymentId}</bdi>,
        },
      ]}
    />
  )
}
