import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { examine } from '../cli/doctor-command.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { costsKit } from './costs.test-kit.ts'

let saldo: TestHouse
let vega: Creditor
let marta: Staff
let collector: Staff
let file: ActiveCase
let kit: ReturnType<typeof costsKit>
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  collector = await saldo.addStaff('collector', 'Jonas Brandt')
  vega = await saldo.addCreditor('Aceros Vega SL')
  kit = costsKit(saldo, { manager: marta, creditor: vega })
})
afterAll(() => saldo.close())
beforeEach(async () => {
  file = await addActiveCase(saldo.house, { creditor: vega, collector })
  await keepBooks(saldo.house)
})

const claimOf = async () => (await loadClaim(saldo.house, saldo.house.db, file.caseId)).claim
/** The doctor is told that the mails have left, which nobody sends here. */
const healthy = async () => {
  await saldo.house.db.outgoingMail.updateMany({ data: { sentAt: new Date(saldo.clock.now()) } })
  await examine(saldo.house.db, saldo.house.config.databaseUrl, saldo.clock)
}
/** What the database itself said when it refused. */
const refusedBy = async (writing: Promise<unknown>): Promise<string> =>
  writing.then(
    () => 'written',
    (error: { meta?: unknown; message: string }) => JSON.stringify(error.meta) + error.message,
  )
const costs = () => saldo.callerAs(vega).costs.ofCase({ caseId: file.caseId })
const mailsOf = async (kind: string) =>
  (await saldo.house.db.outgoingMail.findMany({ where: { kind, caseId: file.caseId } })).map(
    ({ recipient }) => recipient,
  )

test('the creditor is asked, says yes, and what is spent is owed by the debtor beyond the fixed compensation', async () => {
  const before = await claimOf()
  const consentId = await kit.ask(file.caseId, 300_00)
  expect(await mailsOf('cost-consent-asked')).toEqual([vega.email])
  const { items } = await saldo.callerAs(vega).approvals.waiting()
  expect(items).toMatchObject([{ kind: 'COST', subjectId: consentId, amount: 300_00, ownersOnly: true }])
  const { needsYou } = await saldo.callerAs(vega).cases.home()
  expect(needsYou.consents).toMatchObject([{ consentId, ceiling: 300_00 }])
  // Asking moves nothing, and neither does the yes.
  await kit.decide(file.caseId, consentId, true)
  expect(await claimOf()).toEqual(before)

  await kit.spend(file.caseId, consentId, minor(200_00))
  const after = await claimOf()
  // Two late invoices: 80 of the 200 are the fixed compensation.
  expect(after.costs).toMatchObject({ spent: 200_00, covered: 80_00, owed: 120_00, open: 120_00 })
  expect(after.outstanding).toBe(before.outstanding + 120_00)
  const { postings } = await saldo.callerAs(vega).ledger.postings({ caseId: file.caseId, filter: 'claims' })
  const claimed = postings.find(({ kind }) => kind === 'cost-claimed')
  expect(claimed?.amount).toBe(120_00)
  const transactionId = claimed?.transactionId ?? ''
  expect(await saldo.callerAs(marta).desk.posting({ transactionId })).toMatchObject({
    why: 'Extract of the register',
    by: 'Marta Ferrer',
  })
  expect((await costs()).consents).toMatchObject([{ status: 'GIVEN', spent: 200_00, left: 100_00 }])
  await healthy()

  const view = await saldo.callerAs(file.actor).portal.view()
  expect([view.outstanding, view.dueNow]).toEqual([after.outstanding, after.dueNow])
  expect(view.costs).toMatchObject({
    items: [{ kind: 'TRACING', amount: 200_00 }],
    covered: 80_00,
    owed: 120_00,
    verified: false,
  })
  // What creditor and desk said about it is between them.
  expect(JSON.stringify(view)).not.toContain('The company has moved')
})

test('a cost is paid first, comes back to the creditor whole, and is taken back only while it is unpaid', async () => {
  const consentId = await kit.consented(file.caseId, 500_00)
  const { costId } = await kit.spend(file.caseId, consentId, minor(280_00))
  const paymentId = newId('payment', Date.parse(saldo.clock.now()))
  const { creditorId } = vega
  await saldo.house.db.payment.create({
    data: {
      id: paymentId,
      caseId: file.caseId,
      creditorId,
      method: 'transfer',
      status: 'STARTED',
      amountMinor: 250_00n,
      currency: 'EUR',
      language: 'de',
      startedAt: new Date(saldo.clock.now()),
    },
  })
  const system = { kind: 'system', language: 'en' } as const
  await inTransaction(saldo.house.db, system, (tx) =>
    postReceipt(saldo.house, tx, system, { paymentId, providerPaymentId: null, card: null, via: 'BANK' }),
  )
  const claim = await claimOf()
  expect(claim.costs).toMatchObject({ owed: 200_00, paid: 200_00, open: 0 })
  const { yours } = await saldo.callerAs(vega).cases.page({ caseId: file.caseId })
  // The fee is counted on 50.00 of compensation, and its minimum is 40.00.
  expect(yours).toMatchObject({ recovered: 250_00, fee: 40_00 })
  await healthy()
  const takeBack = () =>
    saldo.callerAs(marta).costs.takeBack({
      caseId: file.caseId,
      costId,
      reason: 'The bill of another case',
    })
  await expect(takeBack()).rejects.toMatchObject(refused('costs.paidAlready'))
})

test('what was recorded by mistake is taken back with a reason, once, and the consent is free again', async () => {
  const before = await claimOf()
  const consentId = await kit.consented(file.caseId, 200_00)
  const { costId } = await kit.spend(file.caseId, consentId, minor(200_00))
  const takeBack = () =>
    saldo.callerAs(marta).costs.takeBack({
      caseId: file.caseId,
      costId,
      reason: 'The bill of another case',
    })
  await takeBack()
  expect(await claimOf()).toEqual(before)
  await expect(takeBack()).rejects.toMatchObject(refused('costs.takenBack'))
  await kit.spend(file.caseId, consentId, minor(150_00))
  await expect(kit.spend(file.caseId, consentId, minor(50_01))).rejects.toMatchObject(
    refused('costs.overCeiling', { leftMinor: 50_00, currency: 'EUR' }),
  )
  await healthy()
})

test('of two costs at once that do not fit together only one is recorded', async () => {
  const consentId = await kit.consented(file.caseId, 100_00)
  const told = await Promise.allSettled([
    kit.spend(file.caseId, consentId, minor(60_00)),
    kit.spend(file.caseId, consentId, minor(60_00)),
  ])
  expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('silence is no consent: after the day nobody can say yes any more, and nothing can be recorded', async () => {
  const consentId = await kit.ask(file.caseId, 100_00)
  await expect(kit.spend(file.caseId, consentId, minor(10_00))).rejects.toMatchObject(
    refused('costs.noConsent'),
  )
  saldo.clock.forward(11 * 86_400)
  expect((await costs()).consents).toMatchObject([{ status: 'LAPSED' }])
  expect((await saldo.callerAs(vega).approvals.waiting()).items).toEqual([])
  await expect(kit.decide(file.caseId, consentId, true)).rejects.toMatchObject(refused('costs.lapsed'))
  await expect(kit.spend(file.caseId, consentId, minor(10_00))).rejects.toMatchObject(
    refused('costs.noConsent'),
  )
})

test('a refusal is recorded like a consent, and an answer is given once', async () => {
  const consentId = await kit.ask(file.caseId, 100_00)
  await kit.decide(file.caseId, consentId, false)
  await expect(kit.decide(file.caseId, consentId, true)).rejects.toMatchObject(refused('costs.decided'))
  const kinds = (await saldo.house.db.caseEvent.findMany({ where: { caseId: file.caseId } })).map(
    ({ kind }) => kind,
  )
  expect(kinds).toContain('cost-consent-refused')
})

test('strangers neither read, nor consent, nor record', async () => {
  const consentId = await kit.consented(file.caseId, 100_00)
  const stranger = await saldo.addCreditor('Nordlicht Textil GmbH')
  const { caseId } = file
  await expect(saldo.callerAs(stranger).costs.ofCase({ caseId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(kit.decide(caseId, consentId, true, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(kit.spend(caseId, consentId, minor(1), collector)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  // A consent of another case covers nothing here, whoever asks.
  const other = await addActiveCase(saldo.house, { creditor: vega, collector })
  await expect(
    saldo.callerAs(marta).costs.record({
      caseId: other.caseId,
      costId: newId('cost', Date.parse(saldo.clock.now())),
      consentId,
      amountMinor: minor(1),
      what: 'Somebody else’s bill',
      documentId: await kit.bill(caseId, consentId),
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the database itself refuses a cost that no consent covers, and a yes that is not the creditor’s', async () => {
  const { db } = saldo.house
  const asked = await kit.ask(file.caseId, 100_00)
  const yes = {
    status: 'GIVEN',
    decidedById: marta.userId,
    decidedByName: marta.name,
    decidedAt: new Date(saldo.clock.now()),
    decidedOn: '2026-11-21',
  }
  expect(await refusedBy(db.costConsent.update({ where: { id: asked }, data: yes }))).toMatch(
    /Only the creditor consents/,
  )
  const given = await kit.consented(file.caseId, 100_00)
  const row = {
    consentId: given as string,
    caseId: file.caseId,
    creditorId: vega.creditorId,
    kind: 'TRACING',
    amountMinor: 100_00n,
    currency: 'EUR',
    what: 'Anything',
    documentId: await kit.bill(file.caseId, given),
    recordedOn: '2026-11-21',
    recordedById: marta.userId,
    recordedByName: marta.name,
    recordedAt: new Date(saldo.clock.now()),
  }
  const otherBill = await kit.bill(file.caseId, asked)
  const wrong: [Partial<typeof row>, RegExp][] = [
    [{ consentId: asked }, /No consent covers/],
    [{ kind: 'COURT' }, /No consent covers/],
    [{ currency: 'USD' }, /No consent covers/],
    [{ amountMinor: 100_01n }, /More than the creditor has consented to/],
    [{ documentId: otherBill }, /A cost has its bill/],
    [{ amountMinor: -1n }, /amount_positive/],
  ]
  for (const [change, why] of wrong)
    expect(await refusedBy(db.cost.create({ data: { ...row, ...change, id: newId('cost', 7) } }))).toMatch(
      why,
    )
  const raising = db.costConsent.update({ where: { id: given }, data: { ceilingMinor: 999_00n } })
  expect(await refusedBy(raising)).toMatch(/does not change/)
})
