import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { Dispute, DisputesOfCase } from './use-disputes.ts'

const tones: Record<Dispute['status'], Tone> = {
  OPEN: 'attention',
  AWAITING_CREDITOR: 'info',
  AWAITING_DEBTOR: 'info',
  RESOLVED_UPHELD: 'neutral',
  RESOLVED_PARTIAL: 'neutral',
  RESOLVED_REJECTED: 'neutral',
  WITHDRAWN: 'neutral',
}

export function DisputeStatus({ dispute: { status, heldUntil } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  if (heldUntil) return <Status tone="info">{t('status.HELD')}</Status>
  return <Status tone={tones[status]}>{t(`status.${status}`)}</Status>
}

/** By when whose turn it is, what happens if nobody acts, and who decides and why (A33, A42). */
export function DisputeStanding({ of, dispute }: { of: DisputesOfCase; dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const { status, creditorDueOn, debtorDueOn, wholeCase, stance } = dispute
  const name = of.managerName ?? t('manager')
  const turn = {
    OPEN: t('turn.OPEN', { name, date: format.day(dispute.deskBy) }),
    AWAITING_CREDITOR: creditorDueOn
      ? t(creditorDueOn < of.today ? 'turn.creditorLate' : 'turn.AWAITING_CREDITOR', {
          creditor: of.creditorName,
          date: format.day(creditorDueOn),
        })
      : null,
    AWAITING_DEBTOR: debtorDueOn
      ? t('turn.AWAITING_DEBTOR', { debtor: of.debtorName, date: format.day(debtorDueOn) })
      : null,
  }
  const amounts = { name, limit: format.money(of.authority.limit, 'EUR') }
  const who = wholeCase
    ? t('who.wholeCase', amounts)
    : t(of.authority.decider === 'CREDITOR' ? 'who.creditor' : 'who.manager', amounts)
  return (
    <div className="grid max-w-prose gap-2">
      {status in turn ? <p className="font-medium">{turn[status as keyof typeof turn]}</p> : null}
      {status === 'AWAITING_CREDITOR' || (status === 'OPEN' && stance === null) ? (
        <p>{t(wholeCase ? 'silence.case' : dispute.pauses ? 'silence.part' : 'silence.none')}</p>
      ) : null}
      <p className="text-ink-soft">{who}</p>
      {of.forName ? (
        <p className="font-medium">{t('who.forName', { name: of.forName })}</p>
      ) : of.standIn ? (
        <p>{t('who.standIn', { name, deputy: of.standIn })}</p>
      ) : null}
    </div>
  )
}

/** What the creditor has said it gives up, and what was decided in the end. */
export function DisputeOutcome({ of, dispute }: { of: DisputesOfCase; dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const { stance, conceded, upheld, reasonToCreditor, reasonToDebtor, resolvedByName: name } = dispute
  const { resolvedForName: forName } = dispute
  const amount = (value: typeof upheld) => (value === null ? '' : format.money(value, of.currency))
  return (
    <>
      {stance ? (
        <p>{t(`stance.said.${stance}`, { creditor: of.creditorName, amount: amount(conceded) })}</p>
      ) : null}
      {name ? (
        <p>
          {forName
            ? t('decidedFor', { name, forName, amount: amount(upheld) })
            : t('decided', { name, amount: amount(upheld) })}
        </p>
      ) : null}
      {reasonToCreditor ? <Reason title={t('reason.creditor')} text={reasonToCreditor} /> : null}
      {reasonToDebtor ? <Reason title={t('reason.debtor')} text={reasonToDebtor} /> : null}
    </>
  )
}

function Reason({ title, text }: { title: string; text: string }) {
  return (
    <div className="rounded-md bg-sunken p-3">
      <p className="text-sm text-ink-soft">{title}</p>
      <p dir="auto" className="mt-1 max-w-prose wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    </div>
  )
}
