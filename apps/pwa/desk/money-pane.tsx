import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { Id } from '#shared/ids.ts'
import { inGroups } from '#shared/bank/mod97.ts'
import { negate } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { FactList } from './fact-list.tsx'
import { MoneyDecisions } from './money-decisions.tsx'
import { MoneyDone } from './money-done.tsx'
import { MoneyPayBack } from './money-pay-back.tsx'
import { MoneyParts } from './money-parts.tsx'
import { MoneyReturn } from './money-return.tsx'
import { Single } from './single-frame.tsx'

export type BankMoney = Outputs['bank']['money']

/** A booking of the bank that waits for a person: what the bank said, what it could be, and what can be decided. */
export function MoneyPane({ entryId, onDone }: { entryId: string; onDone: () => void }) {
  const { t } = useTranslation(['bank', 'desk', 'app'])
  const trpc = useTRPC()
  const [asked, setAsked] = useState<'giveBack' | 'debit' | null>(null)
  const whyNot = whyNotAct(useActor(), 'bank.assign', { collectorId: null })
  const id = entryId as Id<'bankEntry'>
  const query = useQuery(trpc.bank.money.queryOptions({ entryId: id }))
  return (
    <Single query={query} loading={t('common.loading', { ns: 'app' })}>
      {(money) => {
        const waits = money.status === 'SUSPENSE'
        const isOut = money.amount < 0
        // While somebody is about to give it back, nothing else is decided about it.
        const goesBack = money.payBack?.status === 'WAITING' || money.payBack?.status === 'HELD'
        const title = money.status === 'DONE' ? 'title.done' : isOut ? 'title.out' : 'title.in'
        return (
          <>
            <h2 className="text-xl tight">{t(title)}</h2>
            {money.why ? <Notice tone="attention">{t(`why.${money.why}`)}</Notice> : null}
            <Facts money={money} />
            {money.status === 'DONE' ? null : <p className="text-sm text-ink-soft">{t('rule')}</p>}
            {whyNot && money.status !== 'DONE' ? (
              <Notice tone="neutral">{t(`act.whyNot.${whyNot}`, { ns: 'desk' })}</Notice>
            ) : null}
            {money.payBack ? <MoneyPayBack payBack={money.payBack} isMine={!whyNot} /> : null}
            {waits && !whyNot && !goesBack ? (
              <>
                <MoneyParts money={money} onDone={onDone} />
                {money.payerIban ? (
                  <Button className="justify-self-start" onClick={() => setAsked('giveBack')}>
                    {t('giveBack.button')}
                  </Button>
                ) : null}
              </>
            ) : null}
            {money.returns.length > 0 && !whyNot ? <MoneyReturn money={money} onDone={onDone} /> : null}
            {money.status === 'WAITING' && isOut && !whyNot && !money.isKnownReturn ? (
              <Button className="justify-self-start" onClick={() => setAsked('debit')}>
                {t('debit.button')}
              </Button>
            ) : null}
            <MoneyDone money={money} mayCorrect={!whyNot} />
            <MoneyDecisions money={money} asked={asked} onClose={() => setAsked(null)} onDone={onDone} />
          </>
        )
      }}
    </Single>
  )
}

function Facts({ money }: { money: BankMoney }) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  const amount = (of: typeof money.amount) => format.money(of, money.currency)
  const none = t('fact.none')
  const ltr = (text: string | null) => (text ? <bdi dir="ltr">{text}</bdi> : none)
  return (
    <FactList
      facts={[
        {
          key: 'amount',
          label: t('fact.amount'),
          value: (
            <Traced to={bookAddress(deskBook(money.creditorId), { of: money.postedAs })}>
              {amount(money.amount < 0 ? negate(money.amount) : money.paid)}
            </Traced>
          ),
        },
        ...(money.rest > 0 ? [{ key: 'rest', label: t('fact.waits'), value: amount(money.rest) }] : []),
        ...(money.loss > 0 ? [{ key: 'loss', label: t('fact.loss'), value: amount(money.loss) }] : []),
        ...(money.charges > 0
          ? [{ key: 'charges', label: t('fact.charges'), value: amount(money.charges) }]
          : []),
        { key: 'creditor', label: t('fact.creditor'), value: money.creditorName },
        {
          key: 'payer',
          label: t('fact.payer'),
          value: (
            <>
              <bdi>{money.payerName ?? none}</bdi>
              {money.payerIban ? (
                <span className="block text-sm text-ink-soft">
                  <bdi dir="ltr" className="figures">
                    {inGroups(money.payerIban)}
                  </bdi>
                </span>
              ) : null}
            </>
          ),
        },
        { key: 'reference', label: t('fact.reference'), value: ltr(money.reference ?? money.endToEndId) },
        { key: 'text', label: t('fact.text'), value: <bdi>{money.text ?? none}</bdi> },
        { key: 'day', label: t('fact.day'), value: format.day(money.bookedOn) },
        {
          key: 'file',
          label: t('fact.file'),
          value: t('fact.line', { file: money.file.name, line: money.file.line }),
        },
      ]}
    />
  )
}
