import { afterAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { minor, negate } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { inTransaction } from '../db.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { settleChargeback } from '../payments/settle-chargeback.ts'
import { addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { openTill } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'

const saldo = await openTestHouse()
const { house } = saldo
const marta = await saldo.addStaff('manager', 'Marta Ferrer')
const ines = await saldo.addStaff('admin', 'Ines Prado')
afterAll(() => saldo.close())

const system = { kind: 'system', language: 'en' } as const
const desk = () => saldo.callerAs(marta).remittances
async function counted() {
  const { runId } = await desk().begin()
  await saldo.drain()
  return desk().run({ runId })
}
async function sent(run: Awaited<ReturnType<typeof counted>>) {
  const { runId, version } = run
  const first = await desk().approve({ runId, version })
  const last =
    run.approvalsNeeded === 2 ? await saldo.callerAs(ines).remittances.approve({ runId, ...first }) : first
  await sendRun(house, { runId, ...last })
}
async function isSound() {
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) throw new Error(`${name}: ${found.sentence}`)
}

test('a card payment that a bank takes back after it was paid out is owed back in words, and a line below zero in the next run', async () => {
  const vega = await openTill(saldo, 'Aceros Vega SL')
  await vega.addDetails()
  const paymentId = await vega.pay(400_000)
  await vega.payOut(400_000)
  const [first] = (await counted()).remittances
  if (!first) throw new Error('Something is paid out')
  const [run] = await house.db.remittanceRun.findMany({ orderBy: { id: 'desc' }, take: 1 })
  await sent(await desk().run({ runId: run?.id ?? '' }))
  expect(await vega.balance('PAYABLE')).toBe(0)

  const news = {
    disputeId: 'du_after_remittance',
    paymentIntentId: `pi_${paymentId}`,
    reason: 'product_not_received',
    amountMinor: minor(400_000),
    currency: 'EUR',
    openedAt: house.clock.now(),
    evidenceDueAt: null,
  }
  expect(await settleChargeback(house, { ...news, status: 'needs_response' })).toBe('taken')
  await isSound()

  // The creditor reads what it owes back, and the run says why nothing goes out.
  const own = saldo.callerAs(vega.creditor)
  const told = await own.payments.chargebacks({ caseId: vega.caseId })
  expect(told).toMatchObject({
    owedBack: first.net,
    chargebacks: [{ status: 'NEEDS_EVIDENCE', taken: 400_000 }],
  })
  await saldo.drain()
  const mail = saldo.mails.find(({ key }) => key.startsWith('chargeback-news'))
  expect(mail?.text).toContain('paid out to you already')
  expect((await counted()).remittances).toMatchObject([{ leftOut: 'SET_OFF', net: negate(first.net) }])

  // Money of another case comes in: the next run sets it off, line by line.
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  const { caseId } = await addActiveCase(house, { creditor: vega.creditor, collector, number: 'C-AC-2' })
  await inTransaction(house.db, system, async (tx) => {
    const id = newId('payment', Date.parse(house.clock.now()))
    const { creditorId } = vega.creditor
    const money = { amountMinor: 900_000n, currency: 'EUR', language: 'de' }
    const row = { id, caseId, creditorId, method: 'bank', status: 'STARTED', ...money }
    await tx.payment.create({ data: row })
    const receipt = { paymentId: id, providerPaymentId: null, card: null, via: 'BANK' } as const
    await postReceipt(house, tx, system, receipt)
  })
  const next = await counted()
  const [less] = next.remittances
  expect(less).toMatchObject({ gross: 500_000, status: 'DRAFT' })
  await sent(next)
  const one = await own.remittances.one({ remittanceId: less?.remittanceId ?? '' })
  expect(one.lines.map(({ gross }) => gross).toSorted((a, b) => a - b)).toEqual([-400_000, 900_000])
  expect(await vega.balance('PAYABLE')).toBe(0)
  expect(await own.payments.chargebacks({ caseId: vega.caseId })).toMatchObject({ owedBack: 0 })

  // The bank decides for us after all: the money is the creditor's again, and waits for the next run.
  expect(await settleChargeback(house, { ...news, status: 'won' })).toBe('given')
  expect(await vega.balance('PAYABLE')).toBe(negate(first.net))
  await isSound()
}, 120_000)
