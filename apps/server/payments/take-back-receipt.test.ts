import { afterAll, expect, test } from 'vitest'
import type { Actor, DebtorActor } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { chargedBack, receiptReturned, type Via } from '#shared/ledger/receipt-postings.ts'
import { minor } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { planChecks } from '../plans/plan-checks.ts'
import { addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { postReceipt } from './post-receipt.ts'
import { settlePayment } from './settle-payment.ts'
import { takeBackReceipt } from './take-back-receipt.ts'

const world = await openTestHouse()
const { house } = world
const collector = await world.addStaff('collector', 'Jonas Brandt')
const creditor = await world.addCreditor('Aceros Vega SL')
const system: Actor = { kind: 'system', language: 'en' }
afterAll(() => world.close())

async function received(caseId: CaseId, amountMinor: bigint, via: Via): Promise<string> {
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  await inTransaction(house.db, system, async (tx) => {
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId: creditor.creditorId,
        method: via === 'BANK' ? 'bank' : 'card',
        status: 'STARTED',
        amountMinor,
        currency: 'EUR',
        language: 'de',
      },
    })
    await postReceipt(house, tx, system, { paymentId, providerPaymentId: null, card: null, via })
  })
  return paymentId
}

/** What the books say of one case: each account that is not at nothing, debit positive. */
async function books(caseId: string) {
  const entries = await house.db.ledgerEntry.findMany({
    where: { transaction: { caseId } },
    include: { account: true },
  })
  const sums = new Map<string, number>()
  for (const { account, amountMinor } of entries)
    sums.set(account.kind, (sums.get(account.kind) ?? 0) + Number(amountMinor))
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0))
}
const take = (paymentId: string, cause: string, leaves: typeof chargedBack) =>
  inTransaction(house.db, system, (tx) =>
    takeBackReceipt(house, tx, system, { paymentId, cause, leaves, why: 'The payer objected' }),
  )
const statusOf = async (id: string) => (await house.db.case.findUniqueOrThrow({ where: { id } })).status

test.each([
  ['CARD_CLEARING', chargedBack, 'charged-back'],
  ['BANK', receiptReturned, 'receipt-returned'],
] as const)('a receipt of part of the claim by %s is taken back once', async (via, leaves, kind) => {
  const { caseId } = await addActiveCase(house, { creditor, collector })
  const before = await loadClaim(house, house.db, caseId)
  const paymentId = await received(caseId, 300_000n, via)
  expect((await books(caseId))[via]).toBe(300_000)
  expect(await take(paymentId, `cause-${kind}`, leaves)).toBe(true)
  expect(await take(paymentId, `again-${kind}`, leaves)).toBe(false)
  const after = await loadClaim(house, house.db, caseId)
  expect(after.claim.outstanding).toBe(before.claim.outstanding)
  const { PLACED, ...left } = await books(caseId)
  // Only the claim is in the books again: no money, no fee, nothing of the creditor's.
  expect(Object.keys(left).every((account) => account.startsWith('CLAIM_'))).toBe(true)
  expect(PLACED).toBe(-before.claim.outstanding)
  const kinds = await house.db.ledgerTransaction.findMany({ where: { caseId }, select: { kind: true } })
  expect(kinds.map((row) => row.kind)).toEqual(
    expect.arrayContaining(['receipt-deallocated', kind, 'commission-reversed']),
  )
})

test('a case that the receipt had closed is in work again, with the same people and the same price', async () => {
  const { caseId } = await addActiveCase(house, { creditor, collector })
  const { claim } = await loadClaim(house, house.db, caseId)
  const paymentId = await received(caseId, BigInt(claim.outstanding), 'BANK')
  expect(await statusOf(caseId)).toBe('CLOSED')
  await take(paymentId, 'closed-again', receiptReturned)
  expect(await statusOf(caseId)).toBe('ACTIVE')
  expect((await loadClaim(house, house.db, caseId)).claim.outstanding).toBe(claim.outstanding)
  const events = await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  expect(events.map(({ kind }) => kind).slice(-2)).toEqual(['receipt-reversed', 'case-reopened'])
})

test('news of a payment that was taken back posts nothing more, however late it comes once more', async () => {
  const { caseId } = await addActiveCase(house, { creditor, collector })
  const paymentId = await received(caseId, 300_000n, 'CARD_CLEARING')
  await take(paymentId, 'taken-back-before', chargedBack)
  const news = {
    eventId: `evt_${paymentId}`,
    kind: 'checkout.session.completed',
    sessionId: null,
    providerPaymentId: `pi_${paymentId}`,
    outcome: 'paid',
    amountMinor: minor(300_000),
    currency: 'EUR',
    metadata: { paymentId, caseId },
    card: null,
  } as const
  expect(await settlePayment(house, news)).toBe('already-known')
  expect((await books(caseId))['CARD_CLEARING']).toBeUndefined()
})

/** A plan in four payments from next week on. */
async function signPlan(actor: DebtorActor, total: number) {
  const { plans } = world.callerAs(actor)
  const rhythm = { firstOn: day('2026-11-27'), count: 4, dayOfMonth: 5 }
  const drawn = await plans.draw({ total: minor(total), first: minor(total / 4), ...rhythm })
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  await plans.confirm({ negotiationId: newId('negotiation', Date.parse(world.clock.now())), ...signed })
}

test('a plan that is paid without the receipt stays complete, and its case is in work again', async () => {
  const invoices = [{ number: 'F-1', dueOn: '2026-12-31', amountMinor: 600_000n }]
  const { caseId, actor } = await addActiveCase(house, { creditor, collector, invoices })
  await signPlan(actor, 600_000)
  const first = await received(caseId, 150_000n, 'BANK')
  // They pay everything once more: what is beyond the claim is theirs.
  await received(caseId, 600_000n, 'CARD_CLEARING')
  expect(await statusOf(caseId)).toBe('CLOSED')
  await take(first, 'cause-overpaid', receiptReturned)
  expect(await statusOf(caseId)).toBe('ACTIVE')
  expect((await house.db.plan.findFirstOrThrow({ where: { caseId } })).status).toBe('COMPLETED')
})

test('a plan that lacks its money after a newer one was signed is over, and the newer one counts', async () => {
  const invoices = [{ number: 'F-1', dueOn: '2026-12-31', amountMinor: 600_000n }]
  const { caseId, actor } = await addActiveCase(house, { creditor, collector, invoices })
  await signPlan(actor, 600_000)
  const first = await received(caseId, 150_000n, 'BANK')
  const second = await received(caseId, 600_000n, 'BANK')
  await take(first, 'cause-newer-1', receiptReturned)
  world.clock.forward(60)
  await signPlan(actor, 150_000)
  await take(second, 'cause-newer-2', receiptReturned)
  const [older, newer] = await house.db.plan.findMany({ where: { caseId }, orderBy: { signedAt: 'asc' } })
  expect(older).toMatchObject({
    status: 'RENEGOTIATED',
    supersededById: newer?.id,
    endedAt: newer?.signedAt,
  })
  expect(newer).toMatchObject({ status: 'ACTIVE', endedAt: null })
  expect(await statusOf(caseId)).toBe('PLAN_ACTIVE')
  for (const { name, differences } of planChecks(house.db))
    for await (const found of differences()) expect(`${name}: ${found.sentence}`).toBe('')
})
