import { afterAll, beforeEach, expect, test } from 'vitest'
import { day, type Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { settleResolution } from '../disputes/settle-resolution.ts'
import { sendReceipt } from '../payments/payment-jobs.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { loadStatement } from '../reports/statement-data.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { payingIn } from './plan-money.test-kit.ts'
import { inside, openNegotiations } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, second, creditor, collector, debtor, as, offer, tell, sign, seen } = town
const { pay } = payingIn(town)
afterAll(() => saldo.close())
const at = (moment: string) => saldo.clock.set(moment as Instant)
beforeEach(() => at('2026-11-21T09:00:00.000Z'))

/** A claim that is overdue since spring, so that interest has run before the plan and would run on after it. */
const overdue = () =>
  addActiveCase(house, {
    creditor,
    collector,
    invoices: [{ number: 'F-2026-001', dueOn: '2026-03-22', amountMinor: 10_000_00n }],
  })
const closedAs = async ({ caseId }: ActiveCase) =>
  (await house.db.case.findUniqueOrThrow({ where: { id: caseId } })).closeCode
/** The receipt as the debtor keeps it, and the mail that it came with. */
async function receiptOf(paymentId: string) {
  await sendReceipt(house, paymentId)
  await saldo.drain()
  const { receiptKey } = await house.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const paper = pagesOf(await house.files.bytes(receiptKey ?? '')).join(' ')
  const mail = saldo.mails.find(({ key }) => key.startsWith(`payment-receipt:${paymentId}`))
  return { paper: paper.replaceAll(/\s+/g, ' '), mail: mail?.text ?? '' }
}

test('a plan that was kept leaves nothing open: the interest that its words stopped stays stopped', async () => {
  const file = await overdue()
  const { undisputed } = await debtor(file).talk()
  const drawn = await debtor(file).draw(inside(undisputed))
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  await debtor(file).confirm({ negotiationId: town.newNegotiation(), ...signed })
  at('2026-11-27T09:00:00.000Z')
  const paymentId = await pay(file, undisputed)
  // Written and read days later, when interest would have run on.
  at('2026-12-20T09:00:00.000Z')
  expect(await closedAs(file)).toBe('PAID')
  const view = await saldo.callerAs(file.actor).portal.view()
  expect([view.state, view.outstanding, view.paid]).toEqual(['paid', 0, undisputed])
  const { statement } = await loadStatement(house, house.db, file.caseId)
  expect(statement.balance).toBe(0)
  expect(statement.lines.map(({ kind }) => kind)).not.toContain('WRITTEN_OFF')
  const { paper } = await receiptOf(paymentId)
  expect(paper).toContain('Es ist nichts mehr offen.')
})

test('after a plan for less than the whole no paper names what was given up as open', async () => {
  const file = await overdue()
  const agreement = await house.db.agreement.findFirstOrThrow({
    where: { creditorId: creditor.creditorId, cases: { some: { id: file.caseId } } },
  })
  const mandate = { ...(agreement.mandate as object), discountAtMost: 3_000 }
  await house.db.agreement.update({ where: { id: agreement.id }, data: { mandate } })
  await offer(file, { total: minor(8_000_00) }, { whyNotViable: 'We lost our largest customer.' })
  await as(marta).approve({ ...(await seen(file)), whyNotViable: 'Accounts seen.' })
  await tell(file)
  await as(second).approve({ ...(await seen(file)), whyNotViable: 'Accounts seen.' })
  await tell(file)
  await sign(file)
  at('2026-11-27T09:00:00.000Z')
  const first = await pay(file, 1_000_00)
  // While something of the plan is still to come, what is open is named.
  expect((await receiptOf(first)).paper).toContain('Noch offen:')
  at('2026-11-30T09:00:00.000Z')
  const last = await pay(file, 7_000_00)
  expect(await closedAs(file)).toBe('SETTLED')
  at('2026-12-20T09:00:00.000Z')
  const { paper, mail } = await receiptOf(last)
  expect(paper).toContain('Was vereinbart war, ist bezahlt.')
  expect(paper).not.toContain('Noch offen')
  expect(mail).toContain('Was vereinbart war, ist bezahlt')
  expect(mail).not.toContain('Wenn Sie den Rest')
  const standing = await saldo.callerAs(file.actor).payments.outcome({ paymentId: last as never })
  expect(standing?.outstanding).toBe(0)
  const { statement } = await loadStatement(house, house.db, file.caseId)
  const givenUp = statement.lines.find(({ kind }) => kind === 'WRITTEN_OFF')
  expect(statement.balance).toBe(0)
  // Exactly what the plan gave up, and no interest of the weeks in which it was kept.
  const plan = await house.db.plan.findFirstOrThrow({ where: { caseId: file.caseId } })
  expect(-(givenUp?.amount ?? 0)).toBe(Number(plan.claimedMinor - plan.totalMinor))
  expect(givenUp?.on).toBe(day('2026-11-30'))
})

/** A debtor who disputes a part, and pays the plan for everything else to its end. */
async function keptBesideDispute(held = 3_000_00) {
  const file = await overdue()
  const disputeId = newId('dispute', Date.parse(house.clock.now()))
  await house.db.rateLimit.deleteMany()
  const [invoiceId] = file.invoiceIds
  if (!invoiceId) throw new Error('A case has an invoice')
  await saldo.callerAs(file.actor).disputes.open({
    disputeId,
    type: 'QUALITY',
    items: [{ invoiceId, amountMinor: minor(held) }],
    words: 'Some of the beams are rusty; see the photographs.',
  })
  const { undisputed } = await debtor(file).talk()
  await offer(file, { total: undisputed })
  await as(marta).approve(await seen(file))
  await tell(file)
  await sign(file)
  at('2026-11-27T09:00:00.000Z')
  await pay(file, undisputed)
  const decide = async (outcome: 'REJECTED' | 'UPHELD') => {
    // The creditor had its days to answer.
    at('2026-12-02T09:00:00.000Z')
    const { version } = await house.db.dispute.findUniqueOrThrow({ where: { id: disputeId } })
    const reasons = { reasonToDebtor: 'You see it like this.', reasonToCreditor: 'We see it like that.' }
    await saldo
      .callerAs(marta)
      .disputes.resolve({ caseId: file.caseId, disputeId, version, outcome, ...reasons })
    const row = await house.db.dispute.findUniqueOrThrow({ where: { id: disputeId } })
    await settleResolution(house, { disputeId, version: row.version })
  }
  return { file, disputeId, undisputed, decide }
}
const standing = async ({ caseId }: ActiveCase) => {
  const { status, closeCode, plans } = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { status: true, closeCode: true, plans: { select: { status: true } } },
  })
  return [status, closeCode, plans[0]?.status]
}

test('what is disputed beside a plan that was kept is not written off, and is asked for by nobody', async () => {
  const { file, undisputed } = await keptBesideDispute()
  expect(await standing(file)).toEqual(['PLAN_ACTIVE', null, 'ACTIVE'])
  const view = await saldo.callerAs(file.actor).portal.view()
  expect([view.state, view.dueNow, view.most, view.paid]).toEqual(['open', 0, 0, undisputed])
  expect(view.held).toBe(view.outstanding)
  expect(view.held).toBeGreaterThanOrEqual(3_000_00)
})

test('decided against the debtor it is owed, without the plan; decided for it, the case is over', async () => {
  const { file, decide } = await keptBesideDispute()
  await decide('REJECTED')
  expect(await standing(file)).toEqual(['ACTIVE', null, 'COMPLETED'])
  const view = await saldo.callerAs(file.actor).portal.view()
  expect(view.held).toBe(0)
  expect(view.dueNow).toBe(view.outstanding)
  expect(view.dueNow).toBeGreaterThanOrEqual(3_000_00)
  await pay(file, view.outstanding)
  expect(await standing(file)).toEqual(['CLOSED', 'PAID', 'COMPLETED'])

  at('2026-11-21T09:00:00.000Z')
  const other = await keptBesideDispute()
  await other.decide('UPHELD')
  // Of the interest on the two parts, rounded apart, a cent is left that nobody can pay.
  expect(await standing(other.file)).toEqual(['CLOSED', 'SETTLED', 'COMPLETED'])
  for (const check of allBookChecks(house, house.db))
    for await (const { sentence } of check.differences()) throw new Error(`${check.name}: ${sentence}`)
})

test('a plan that is paid ends as well where the dispute is withdrawn, or the payment reported beside it rejected', async () => {
  const { file, disputeId } = await keptBesideDispute()
  // What signing had left to be done is done: nothing but the withdrawal looks at the plan again.
  await saldo.drain()
  expect(await standing(file)).toEqual(['PLAN_ACTIVE', null, 'ACTIVE'])
  await saldo.callerAs(file.actor).disputes.withdraw({ disputeId })
  await saldo.drain()
  expect(await standing(file)).toEqual(['ACTIVE', null, 'COMPLETED'])

  at('2026-11-21T09:00:00.000Z')
  const other = await overdue()
  const directPaymentId = newId('directPayment', Date.parse(house.clock.now()))
  const of = { caseId: other.caseId, directPaymentId }
  const received = {
    receivedOn: day('2026-11-20'),
    amountMinor: minor(1_000_00),
    method: 'TRANSFER',
  } as const
  await saldo.callerAs(creditor).payments.reportDirect({ ...of, ...received, reference: 'Paid to us' })
  const { undisputed } = await debtor(other).talk()
  await offer(other, { total: undisputed })
  await as(marta).approve(await seen(other))
  await tell(other)
  await sign(other)
  at('2026-11-27T09:00:00.000Z')
  await pay(other, undisputed)
  await saldo.drain()
  expect(await standing(other)).toEqual(['PLAN_ACTIVE', null, 'ACTIVE'])
  const words = 'The bank knows nothing of it.'
  await saldo.callerAs(marta).payments.rejectDirect({ ...of, version: 0, words })
  await saldo.drain()
  expect(await standing(other)).toEqual(['ACTIVE', null, 'COMPLETED'])
})
