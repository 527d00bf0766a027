import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Id, InvoiceId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { bookImport } from '../../bank/book-import.ts'
import { camtFile } from '../../bank/camt.test-kit.ts'
import { importFile } from '../../bank/import-file.ts'
import { receiveBankFile } from '../../bank/receive-file.ts'
import { allBookChecks } from '../../cli/doctor-command.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { loadClaim } from '../../cases/load-claim.ts'
import { orderRefund } from '../../payments/order-refund.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { sendRefund } from '../../payments/send-refund.ts'
import { long } from '../../plans/plans.test-kit.ts'
import { countRun } from '../../remittances/count-run.ts'
import { sendRun } from '../../remittances/send-run.ts'
import { heldFor } from '../money-town/truth.ts'
import { MoneyTown, type TownCase } from '../money-town/money-town.ts'
import { asJob, crowd } from './crowd.test-kit.ts'

const everything = { kind: 'everything' } as const
/** More than there are connections, and each is a whole file of the bank. */
const transfers = 20
const why = 'They have called and explained.'
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let town: MoneyTown
let file: TownCase
beforeAll(async () => {
  town = await MoneyTown.open(50, 0)
  // Whatever goes wrong here is the crowd's doing and not the provider's.
  Object.assign(town.chance, { happens: () => false, pick: <T>([first]: readonly T[]) => first })
})
beforeEach(async () => {
  await town.addCase()
  file = town.cases.at(-1) as TownCase
})
afterAll(() => town.close())

const house = () => town.saldo.house
const marta = () => town.as(town.managers[0])
const henrik = () => town.as(town.managers[1])
const owed = async () => (await town.as(file.actor).portal.view()).outstanding
const receipts = () => house().db.payment.count({ where: { caseId: file.caseId, status: 'SUCCEEDED' } })
const events = (kind: string) => house().db.caseEvent.count({ where: { caseId: file.caseId, kind } })
async function paid() {
  const { paymentId } = await town.as(file.actor).payments.start(everything)
  const session = town.network.openSessions.find(({ request }) => request.paymentId === paymentId)
  if (!session) throw new Error('The page is open')
  town.network.pay(session)
  return { paymentId, events: town.network.news.splice(0) }
}
async function booksAreRight() {
  await keepBooks(house())
  for (const check of allBookChecks(house(), house().db))
    for await (const { sentence } of check.differences()) expect(sentence).toBe('')
}

describe('fifty who pay the rest', () => {
  test('of one case by card come to one page', async () => {
    const { done, codes } = await crowd(() => town.as(file.actor).payments.start(everything))
    expect(new Set(done.map(({ paymentId }) => paymentId)).size).toBe(1)
    expect(codes.filter((code) => code !== 'payments.inProgress' && code !== 'app.busy')).toEqual([])
    const pages = [...town.network.sessions.values()].filter(({ request }) => request.caseId === file.caseId)
    expect(pages).toHaveLength(1)
  })

  test('and whose payment is told fifty times, and asked about meanwhile, get one receipt', async () => {
    const { events: news } = await paid()
    town.saldo.clock.forward(90)
    const { done } = await crowd(async (place) =>
      place % 5 === 0 ? pollPayments(house()) : town.deliver(news[0]),
    )
    // Whoever was not answered with a yes is told again, until everybody was.
    for (const heard of done) if (heard === false) expect(await town.deliver(news[0])).toBe(true)
    expect([await receipts(), await events('receipt-posted'), await events('case-closed')]).toEqual([1, 1, 1])
    expect(await owed()).toBe(0)
  })

  test('by transfer pay it once; what the others sent is still theirs', async () => {
    const account = town.accountOf(file.creditor.creditorId)
    const rest = await owed()
    const amount = (rest / 100).toFixed(2)
    const reference = creditorReference(file.number)
    const { done: files } = await crowd(async (place) => {
      const entries = [
        { id: `T-${file.number}-${place}`, amount, reference, on: town.saldo.clock.today(), ...file.payer },
      ]
      const text = camtFile({ iban: account.iban, entries })
      return receiveBankFile(house(), `${place}.xml`, Readable.from([Buffer.from(text)]), null)
    }, transfers)
    await crowd(
      (place) =>
        asJob(async () => {
          const importId = files[place]?.importId ?? ''
          await importFile(house(), importId)
          await bookImport(house(), importId)
        }),
      transfers,
    )
    expect([await owed(), await events('case-closed')]).toEqual([0, 1])
    // Whoever was a moment later finds a case that is over: then it waits for a person, or is the debtor's to have back.
    const waits = await house().db.bankEntry.count({ where: { status: 'SUSPENSE', restMinor: BigInt(rest) } })
    const { credit } = (await loadClaim(house(), house().db, file.caseId)).claim
    expect(waits + credit / rest).toBe(transfers - 1)
    await booksAreRight()
  })
})

describe('fifty who decide', () => {
  test('about an offer approve it once', async () => {
    const debtor = town.as(file.actor).plans
    const negotiationId = newId('negotiation', town.now())
    await debtor.offer({ negotiationId, terms: long((await debtor.talk()).undisputed) })
    const seen = { caseId: file.caseId, negotiationId, version: 0 }
    const row = await house().db.negotiation.findUniqueOrThrow({ where: { id: negotiationId } })
    const { done } = await crowd((place) =>
      (place % 2 ? marta() : henrik()).plans.approve({ ...seen, version: row.version }),
    )
    expect([done.length, await events('plan-approved')]).toEqual([1, 1])
  })

  test('about a waiver above the limit agree once, and never the person who asked', async () => {
    const invoiceId = file.invoiceIds[0] as InvoiceId
    const { caseId } = file
    await house().db.invoice.updateMany({ where: { caseId }, data: { amountMinor: 10_000n } })
    await house().db.invoice.update({
      where: { id: invoiceId },
      data: { amountMinor: 3_000_000n, dueOn: '2025-06-01' },
    })
    await house().db.case.update({ where: { id: caseId }, data: { principalMinor: 3_000_000n } })
    const asked = { caseId: file.caseId, invoiceId, amountMinor: minor(600_00), reason: why }
    const { waiverId, isWaiting } = await marta().cases.waiveInterest(asked)
    expect(isWaiting).toBe(true)
    const decide = { caseId: file.caseId, waiverId, approve: true }
    const { done, codes } = await crowd((place) =>
      (place % 2 ? marta() : henrik()).cases.decideWaiver(decide),
    )
    expect([done.length, await events('interest-waived')]).toEqual([1, 1])
    expect(codes).toContain('cases.waiverDecided')
  })

  test('about a direct payment post it once', async () => {
    const directPaymentId = newId('directPayment', town.now())
    const of = { caseId: file.caseId, directPaymentId }
    const money = { receivedOn: town.saldo.clock.today(), amountMinor: minor(80_00) }
    const report = { ...of, ...money, method: 'TRANSFER', reference: 'Paid to us' } as const
    await crowd(() => town.as(file.creditor).payments.reportDirect(report))
    await marta().payments.verifyDirect({ ...of, version: 0 })
    const { done } = await crowd(() => marta().payments.postDirect({ ...of, version: 1 }))
    expect([done.length, await receipts()]).toEqual([1, 1])
    await booksAreRight()
  })

  test('about a run begin one, approve it once, take it back or order it, and pay each creditor once', async () => {
    const { creditorId, iban } = town.accountOf(file.creditor.creditorId)
    const entry = { id: `R-${file.number}`, amount: '300.00', on: town.saldo.clock.today(), ...file.payer }
    const text = camtFile({ iban, entries: [{ ...entry, reference: creditorReference(file.number) }] })
    const { importId } = await receiveBankFile(house(), 'run.xml', Readable.from([Buffer.from(text)]), null)
    await importFile(house(), importId)
    await bookImport(house(), importId)
    const { done: begun } = await crowd(() => marta().remittances.begin())
    const runs = new Set(begun.map(({ runId }) => runId))
    expect(runs.size).toBe(1)
    const [runId = ''] = runs
    await countRun(house(), runId)
    const seen = () => house().db.remittanceRun.findUniqueOrThrow({ where: { id: runId } })
    const { approvalsNeeded } = await seen()
    // What others of this town have waiting decides how many must agree: each version is agreed to once.
    for (let round = 0; round < approvalsNeeded; round += 1) {
      const { version } = await seen()
      const approved = await crowd((place) =>
        (place % 2 ? marta() : henrik()).remittances.approve({ runId, version }),
      )
      expect(approved.done).toHaveLength(1)
    }
    const { status, version: approvedAs, firstById, secondById } = await seen()
    expect([status, firstById === secondById]).toEqual(['APPROVED', false])
    await crowd(() => asJob(() => sendRun(house(), { runId, version: approvedAs })))
    const sent = await house().db.remittance.count({ where: { runId, creditorId, status: 'SENT' } })
    const posted = await house().db.ledgerTransaction.count({ where: { creditorId, kind: 'remitted' } })
    const orders = town.bank.orders.filter(({ from }) => from === iban)
    expect([sent, posted, orders.length]).toEqual([
      1,
      1,
      new Set(orders.map(({ endToEndId }) => endToEndId)).size,
    ])
    await booksAreRight()
  })
})

describe('fifty who give money back', () => {
  const askFor = (paymentId: string, amountMinor: number, refundId = newId('refund', town.now())) =>
    marta().payments.askRefund({
      caseId: file.caseId,
      paymentId: paymentId as Id<'payment'>,
      refundId,
      amountMinor: minor(amountMinor),
      why,
    })
  async function received() {
    const { paymentId, events: news } = await paid()
    for (const event of news) await town.deliver(event)
    const { amountMinor } = await house().db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    return { paymentId, amount: Number(amountMinor) }
  }
  const atProvider = () => house().db.$queryRaw<{ amount: bigint }[]>`
    select coalesce(sum(e."amountMinor"), 0)::bigint as amount from "LedgerEntry" e
    join "LedgerAccount" a on a.id = e."accountId"
    where a."creditorId" = ${file.creditor.creditorId} and a.kind = 'CARD_CLEARING'`
  const providerAgrees = async () =>
    expect(Number((await atProvider())[0]?.amount)).toBe(heldFor(town, file.creditor.creditorId))

  test('of one receipt ask once, agree once, and it leaves once', async () => {
    const { paymentId, amount } = await received()
    const { done, codes } = await crowd(() => askFor(paymentId, amount))
    expect([done.length, codes]).toEqual([1, ['payments.nothingToRefund']])
    const refund = await house().db.refund.findFirstOrThrow({ where: { paymentId } })
    const seen = { caseId: file.caseId, refundId: refund.id as Id<'refund'>, version: refund.version }
    if (refund.status === 'WAITING')
      expect((await crowd(() => henrik().payments.approveRefund(seen))).done).toHaveLength(1)
    const { version } = await house().db.refund.findUniqueOrThrow({ where: { id: refund.id } })
    await crowd(() => asJob(() => orderRefund(house(), { refundId: refund.id, version })))
    await crowd(() => asJob(() => sendRefund(house(), refund.id)))
    expect([...town.network.refunds.keys()].filter((id) => id === refund.id)).toHaveLength(1)
    expect(await owed()).toBe(amount)
    await providerAgrees()
    await booksAreRight()
  })

  test('while the payer’s bank takes it back: it is gone once', async () => {
    const { paymentId } = await received()
    await askFor(paymentId, 30_00)
    const { id, version } = await house().db.refund.findFirstOrThrow({ where: { paymentId } })
    const charge = town.network.charges.find((one) => one.paymentId === paymentId)
    if (!charge) throw new Error('It was charged')
    town.network.contest(charge)
    const [news] = town.network.news.splice(0)
    await crowd(async (place) =>
      place % 2 ? town.deliver(news) : asJob(() => orderRefund(house(), { refundId: id, version })),
    )
    const { status } = await house().db.refund.findUniqueOrThrow({ where: { id } })
    if (status === 'ORDERED') await sendRefund(house(), id)
    // What was put back because the bank was faster is taken by the bank as well.
    await town.deliver(news)
    expect(await receipts()).toBe(0)
    await providerAgrees()
    await booksAreRight()
  })
})
