import { useTranslation } from 'react-i18next'
import { printedIban } from '#shared/bank/bank-details.ts'
import type { BookFilter } from '#shared/ledger/account-book.ts'
import { negate } from '#shared/money.ts'
import { leftOutReasons } from '#shared/remittances/propose.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useSigned } from '#pwa/ledger/use-signed.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Run } from './run-totals.tsx'

type Row = Run['remittances'][number]

const tones = {
  DRAFT: 'neutral',
  LEFT_OUT: 'attention',
  SENT: 'info',
  CONFIRMED: 'good',
  RETURNED: 'bad',
  DISCARDED: 'neutral',
} as const
const reasons = [...leftOutReasons, 'CHANGED'] as const

/** What goes to whom, each down to its cases; and what stays, by name and with the reason. */
export function RunRemittances({ run }: { run: Run }) {
  const { t } = useTranslation('remittances')
  const out = run.remittances.filter(({ status }) => status !== 'LEFT_OUT')
  const left = run.remittances.filter(({ status }) => status === 'LEFT_OUT')
  return (
    <>
      {out.length > 0 ? (
        <Card title={t('out')}>
          <ul className="divide-y divide-line">
            {out.map((row) => (
              <Out key={row.remittanceId} row={row} />
            ))}
          </ul>
        </Card>
      ) : null}
      {left.length > 0 ? (
        <Card title={t('left')}>
          <ul className="divide-y divide-line">
            {left.map((row) => (
              <Left key={row.remittanceId} row={row} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

function Out({ row }: { row: Row }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const signed = useSigned(row.currency)
  const money = (amount: Row['net']) => format.money(amount, row.currency)
  const behind = (caseId: string, filter: BookFilter | undefined, amount: string) => (
    <Traced to={bookAddress(deskBook(row.creditorId), { caseId, filter })}>{amount}</Traced>
  )
  const status = (Object.keys(tones) as (keyof typeof tones)[]).find((each) => each === row.status) ?? 'DRAFT'
  return (
    <li>
      <details className="group py-3">
        <summary className="-mx-2 flex flex-wrap items-baseline justify-between gap-x-4 rounded-sm px-2 hover:bg-sunken">
          <span className="min-w-0">
            <bdi className="font-medium">{row.creditor}</bdi>
            <span className="figures block text-sm text-ink-soft">
              {t('cases', { count: row.cases })} · {t('gross')} <bdi>{money(row.gross)}</bdi> · {t('fee')}{' '}
              <bdi>{signed(negate(row.fee))}</bdi> · {t('vat')} <bdi>{signed(negate(row.vat))}</bdi>
            </span>
            {row.account ? (
              <span className="block text-sm text-ink-soft">
                <bdi dir="ltr" className="figures">
                  {printedIban(row.account.iban)}
                </bdi>
              </span>
            ) : null}
          </span>
          <span className="ms-auto text-end">
            <bdi className="figures text-lg font-semibold">{money(row.net)}</bdi>
            <span className="block">
              <Status tone={tones[status]}>{t(`remittanceStatus.${status}`)}</Status>
            </span>
          </span>
        </summary>
        <ul className="mt-2 divide-y divide-line rounded-sm bg-sunken px-4">
          {row.lines.map((line) => (
            <li key={line.caseId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
              <span>
                <RouterLink href={`/desk/cases/${line.caseId}`}>
                  <bdi>{line.number}</bdi>
                </RouterLink>
                {line.gross < 0 ? <span className="block text-sm">{t('lineBack')}</span> : null}
              </span>
              <span className="figures text-end">
                <bdi className="font-medium">{behind(line.caseId, undefined, money(line.net))}</bdi>
                <span className="block text-sm text-ink-soft">
                  {t('gross')} <bdi>{behind(line.caseId, 'recovered', money(line.gross))}</bdi>
                </span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function Left({ row }: { row: Row }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const reason = reasons.find((each) => each === row.leftOut) ?? 'CHANGED'
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
      <span>
        <bdi className="font-medium">{row.creditor}</bdi>
        <span className="block text-sm text-ink-soft">{t(`leftOut.${reason}`)}</span>
      </span>
      <bdi className="figures">
        <Traced to={bookAddress(deskBook(row.creditorId))}>{format.money(row.net, row.currency)}</Traced>
      </bdi>
    </li>
  )
}
