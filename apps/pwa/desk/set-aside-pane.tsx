import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/dates.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { CreditorId, Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { FactList } from './fact-list.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { Single } from './single-frame.tsx'
import { useDeed } from './use-desk.ts'

const reasons = ['amount', 'currency', 'case', 'unknown-payment', 'no-payment', 'case-closed'] as const

/** Money that fits nowhere: what came, what was expected, and the two things that can be decided. */
export function SetAsidePane({ setAsideId, onDone }: { setAsideId: string; onDone: () => void }) {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const [decision, setDecision] = useState<'refund' | 'noted' | null>(null)
  const [why, setWhy] = useState('')
  const whyNot = whyNotAct(useActor(), 'payments.settleSetAside', { collectorId: null })
  const id = setAsideId as Id<'setAside'>
  const query = useQuery(trpc.desk.setAside.queryOptions({ setAsideId: id }))
  const settle = useDeed(
    trpc.payments.settleSetAside.mutationOptions(),
    () => t('setAside.done'),
    () => {
      setDecision(null)
      onDone()
    },
  )
  return (
    <Single query={query} loading={t('common.loading', { ns: 'app' })}>
      {(row) => {
        const amount = row.currency ? format.money(row.amount, row.currency.toUpperCase()) : '–'
        const reason = reasons.find((known) => known === row.reason) ?? 'other'
        return (
          <>
            <h2 className="text-xl tight">{t('setAside.title')}</h2>
            <Notice tone="attention">{t(`setAside.${reason}`)}</Notice>
            <FactList
              facts={[
                {
                  key: 'came',
                  label: t('setAside.came'),
                  value: (
                    <>
                      <Traced
                        to={
                          row.creditorId && row.postedAs
                            ? bookAddress(deskBook(row.creditorId as CreditorId), { of: row.postedAs })
                            : null
                        }
                      >
                        {amount}
                      </Traced>{' '}
                      · {format.instant(row.createdAt as Instant)}
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
            {row.caseId ? (
              <ButtonLink as={RouterLink} href={`/desk/cases/${row.caseId}`} className="justify-self-start">
                {t('complaint.openCase')}
              </ButtonLink>
            ) : null}
            {whyNot ? (
              <Notice tone="neutral">{t(`act.whyNot.${whyNot}`)}</Notice>
            ) : row.isSettled ? null : (
              <p className="flex flex-wrap gap-2">
                <Button look="primary" onClick={() => setDecision('refund')}>
                  {t('setAside.refund')}
                </Button>
                <Button onClick={() => setDecision('noted')}>{t('setAside.noted')}</Button>
              </p>
            )}
            <ConfirmDialog
              open={decision !== null}
              danger={decision === 'refund'}
              title={t(decision === 'refund' ? 'setAside.refund' : 'setAside.noted')}
              confirmLabel={
                decision === 'refund' ? t('setAside.confirmRefund', { amount }) : t('setAside.confirmNoted')
              }
              cancelLabel={t('act.cancel')}
              closeLabel={t('act.close')}
              pending={settle.isPending}
              error={settle.fault}
              onCancel={() => setDecision(null)}
              onConfirm={() => {
                if (decision) settle.mutate({ setAsideId: id, decision, why })
              }}
            >
              <p className="mb-4">
                {t(decision === 'refund' ? 'setAside.refundText' : 'setAside.notedText', { amount })}
              </p>
              <TextArea
                label={t('setAside.why')}
                rows={2}
                value={why}
                onChange={(event) => setWhy(event.currentTarget.value)}
              />
            </ConfirmDialog>
          </>
        )
      }}
    </Single>
  )
}
