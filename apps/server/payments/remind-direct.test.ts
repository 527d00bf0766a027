import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, type Instant } from '#shared/dates.ts'
import { type DirectPaymentId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { openDisputes } from '../disputes/disputes.test-kit.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { testNow } from '../testing/test-house.ts'
import { remindOfDirect } from './remind-direct.ts'

let kit: Awaited<ReturnType<typeof openDisputes>>
beforeAll(async () => {
  kit = await openDisputes()
})
afterAll(() => kit.saldo.close())

const words = 'Which account did it arrive on?'
const answer = 'The one at our house bank.'
const creditor = () => kit.saldo.callerAs(kit.vega)
const manager = () => kit.saldo.callerAs(kit.marta)
const at = (moment: string) => kit.saldo.clock.set(moment as Instant)

let file: ActiveCase
let directPaymentId: DirectPaymentId
/** A report that the desk has asked about on 21 November: answered by 1 December. */
beforeEach(async () => {
  kit.saldo.clock.set(testNow)
  file = await kit.addCase()
  directPaymentId = newId('directPayment', kit.now())
  await creditor().payments.reportDirect({
    caseId: file.caseId,
    directPaymentId,
    receivedOn: day('2026-11-19'),
    amountMinor: minor(5_000_00),
    method: 'TRANSFER',
    reference: `Transfer ${directPaymentId}`,
    invoiceIds: [],
  })
  await manager().payments.queryDirect({ ...(await seen()), words })
})
const seen = async () => {
  const where = { id: directPaymentId }
  const { version } = await kit.saldo.house.db.directPayment.findUniqueOrThrow({ where })
  return { caseId: file.caseId, directPaymentId, version }
}
const mailsOf = (kind: string) =>
  kit.saldo.house.db.outgoingMail.findMany({ where: { kind, caseId: file.caseId } })
const kinds = async () =>
  (
    await kit.saldo.house.db.caseEvent.findMany({
      where: { caseId: file.caseId, kind: { startsWith: 'direct-payment-' } },
      orderBy: { seq: 'asc' },
    })
  ).map(({ kind }) => kind.replace('direct-payment-', ''))
/** As often as the clock of the server strikes. */
async function sweep() {
  await remindOfDirect(kit.saldo.house)
  await remindOfDirect(kit.saldo.house)
  await kit.saldo.drain()
}

test('a question waits on the creditor’s first screen and among the approvals, until it is answered', async () => {
  const home = await creditor().cases.home()
  const task = { directPaymentId, amount: 5_000_00, dueOn: '2026-12-01', caseId: file.caseId }
  expect(home.needsYou.reports).toContainEqual(expect.objectContaining(task))
  const { items } = await creditor().approvals.waiting()
  const item = { kind: 'DIRECT_PAYMENT', subjectId: directPaymentId, text: words, amount: 5_000_00 }
  expect(items).toContainEqual(expect.objectContaining({ ...item, dueOn: '2026-12-01', ownersOnly: false }))
  await creditor().payments.answerDirect({ ...(await seen()), words: answer })
  expect((await creditor().cases.home()).needsYou.reports).not.toContainEqual(expect.objectContaining(task))
})

test('the creditor is reminded before the day, on it and after it, each once, in its own morning', async () => {
  at('2026-11-28T06:00:00.000Z')
  await sweep()
  expect(await mailsOf('direct-reminder')).toEqual([])
  for (const moment of ['2026-11-28T08:00:00.000Z', '2026-12-01T08:00:00.000Z', '2026-12-04T08:00:00.000Z']) {
    at(moment)
    await sweep()
  }
  const mails = await mailsOf('direct-reminder')
  expect(mails.map(({ data }) => (data as { reminder: string }).reminder).toSorted()).toEqual([
    'AFTER',
    'BEFORE',
    'ON_THE_DAY',
  ])
  const last = kit
    .mailsTo(kit.vega.email)
    .find(({ key }) => key.startsWith(`direct-reminder:${directPaymentId}`) && key.includes('AFTER'))
  expect(last?.text).toContain(words)
  expect(last?.text).toContain('Marta Ferrer')
  at('2026-12-20T08:00:00.000Z')
  await sweep()
  expect(await mailsOf('direct-reminder')).toHaveLength(3)
})

test('without an answer the report is the desk’s again: it is told once, and still nothing is posted by itself', async () => {
  at('2026-12-01T22:59:00.000Z')
  await sweep()
  expect(await kinds()).not.toContain('unanswered')
  // Midnight in Madrid.
  at('2026-12-01T23:00:00.000Z')
  await sweep()
  expect((await kinds()).filter((kind) => kind === 'unanswered')).toHaveLength(1)
  const told = kit.mailsTo(kit.marta.email).filter(({ key }) => key.includes(`${directPaymentId}`))
  expect(told.at(-1)?.key).toContain('unanswered')
  const { items } = await manager().desk.inbox({ kind: 'DIRECT_PAYMENT', mine: true })
  expect(items).toContainEqual(expect.objectContaining({ subjectId: directPaymentId }))
  const view = await kit.view(file)
  expect(view.held).toBeGreaterThanOrEqual(5_000_00)
  expect(view.paid).toBe(0)
  // The desk decides with what is known; the creditor may still answer as long as it has not.
  await manager().payments.verifyDirect(await seen())
  expect(await kinds()).toEqual(['reported', 'queried', 'reminded', 'unanswered', 'verified'])
})

test('what was answered is neither reminded of nor told as unanswered', async () => {
  await creditor().payments.answerDirect({ ...(await seen()), words: answer })
  for (const moment of ['2026-12-01T08:00:00.000Z', '2026-12-04T08:00:00.000Z']) {
    at(moment)
    await sweep()
  }
  expect(await mailsOf('direct-reminder')).toEqual([])
  expect(await kinds()).toEqual(['reported', 'queried', 'answered'])
})

test('asked a second time its own days count, and a second silence is told as well', async () => {
  at('2026-12-02T10:00:00.000Z')
  await sweep()
  await creditor().payments.answerDirect({ ...(await seen()), words: answer })
  await manager().payments.queryDirect({ ...(await seen()), words: 'And on which day exactly?' })
  await sweep()
  expect((await kinds()).filter((kind) => kind === 'unanswered')).toHaveLength(1)
  at('2026-12-13T10:00:00.000Z')
  await sweep()
  expect((await kinds()).filter((kind) => kind === 'unanswered')).toHaveLength(2)
})
