import type { SetAsidePayment } from '#db/client.ts'
import { moneySetAside, setAsideGivenBack } from '#shared/ledger/receipt-postings.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { fromBigInt } from '#shared/money.ts'
import type { SettleSetAside } from '#shared/payments/set-aside-input.ts'
import { refundAsideStep, whyNotSettleAside } from '#shared/payments/set-aside.ts'
import { isRefusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { Ctx } from '../trpc.ts'
import { leaveAside, takeAside } from './aside-row.ts'

export type SettledAside = { settled: boolean }

/**
 * A person decides about money that could not be posted: it goes back, or there is none. Money is never only noted. From
 * the limit on a second person agrees that it goes back, and nothing leaves by waiting.
 */
export async function settleSetAside(ctx: Ctx, input: SettleSetAside): Promise<SettledAside> {
  return input.decision === 'refund' ? giveAsideBack(ctx, input) : noteAside(ctx, input)
}

async function noteAside({ house, actor }: Ctx, { setAsideId, why }: SettleSetAside): Promise<SettledAside> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const { row, money } = await takeAside(tx, setAsideId)
    const refusal = whyNotSettleAside(money, 'noted')
    if (refusal) throw refusal
    // What is there twice, or is not there, stands apart for nobody.
    if (row.bookedAt)
      await leaveAside(house, tx, actor, row, {
        posting: reversed(moneySetAside(money.amount, row.currency)),
        why,
      })
    await endAside(house, tx, actor, row, { decision: 'noted', why })
  })
  return { settled: true }
}

/**
 * That it goes back is written down before the provider is asked, so that nobody posts it meanwhile; settled is only what
 * the provider has taken on. Asked again after an answer that was lost, it leaves once.
 */
async function giveAsideBack(
  { house, actor }: Ctx,
  { setAsideId, why }: SettleSetAside,
): Promise<SettledAside> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  const { userId, name } = actor
  const row = await inTransaction(house.db, actor, async (tx) => {
    const { row: found, money } = await takeAside(tx, setAsideId)
    const refusal = whyNotSettleAside(money, 'refund')
    if (refusal) throw refusal
    const { currency, askedById } = found
    const step = money.goesBack
      ? 'do'
      : refundAsideStep({ amount: money.amount, currency, askedById }, userId, house.clock.today())
    if (isRefusal(step)) throw step
    const data =
      step === 'ask'
        ? { askedById: userId, askedByName: name, askedWhy: why }
        : { decision: 'refund', settledById: userId, why }
    const written = await tx.setAsidePayment.update({ where: { id: found.id }, data })
    return step === 'ask' ? null : written
  })
  if (!row) return { settled: false }
  const { id: refundId, providerPaymentId: paymentIntentId, currency } = row
  try {
    await house.payments.refund({ refundId, paymentIntentId, currency })
  } catch (error) {
    if (isRefusal(error) && error.code !== 'payments.providerUnavailable')
      await rememberNo(house, row, error.code)
    throw error
  }
  await inTransaction(house.db, actor, async (tx) => {
    const { row: now, money } = await takeAside(tx, setAsideId)
    if (money.isSettled) return
    const posting = setAsideGivenBack(fromBigInt(now.amountMinor), now.currency)
    await leaveAside(house, tx, actor, now, { posting, why })
    await endAside(house, tx, actor, now, { decision: 'refund', why })
  })
  return { settled: true }
}

/** The provider has said no for good: a person decides anew, and knows why. */
async function rememberNo(house: House, { id }: SetAsidePayment, failure: string): Promise<void> {
  await house.db.setAsidePayment.updateMany({
    where: { id, settledAt: null },
    data: { decision: null, settledById: null, failure, askedById: null, askedByName: null, askedWhy: null },
  })
}

export type Ended = {
  decision: 'refund' | 'noted' | 'post'
  why: string
  postedPaymentId?: string
  caseId?: string
}

/** It waits for nobody any more. The record of its case says so; money that had none says it where it went. */
export async function endAside(
  house: House,
  tx: Tx,
  actor: Ctx['actor'],
  row: SetAsidePayment,
  { decision, why, postedPaymentId, caseId = row.caseId ?? undefined }: Ended,
): Promise<void> {
  const at = house.clock.now()
  await tx.setAsidePayment.update({
    where: { id: row.id },
    data: {
      settledAt: new Date(at),
      settledById: 'userId' in actor ? actor.userId : null,
      decision,
      why,
      ...(postedPaymentId ? { postedPaymentId } : {}),
    },
  })
  if (!caseId) return
  const { creditorId } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { creditorId: true },
  })
  const after = { setAsideId: row.id, decision }
  if (actor.kind === 'manager')
    await record(tx, actor, { caseId, creditorId, kind: 'set-aside-settled', at, after, why })
}
