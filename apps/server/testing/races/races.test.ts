import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { InvoiceId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { bookImport } from '../../bank/book-import.ts'
import { camtFile } from '../../bank/camt.test-kit.ts'
import { importFile } from '../../bank/import-file.ts'
import { receiveBankFile } from '../../bank/receive-file.ts'
import { loadClaim } from '../../cases/load-claim.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { long } from '../../plans/plans.test-kit.ts'
import { countRun } from '../../remittances/count-run.ts'
import { sendRun } from '../../remittances/send-run.ts'
import { asJob, crowd } from './crowd.test-kit.ts'
import { openRaces } from './races.test-kit.ts'

const everything = { kind: 'everything' } as const
/** More than there are connections, and each is a whole file of the bank. */
const transfers = 20
const why = 'They have called and explained.'
const races = openRaces(50)
const { house, marta, henrik, owed, receipts, events, paid, booksAreRight } = races

describe('fifty who pay the rest', () => {
  test('of one case by card come to one page', async () => {
    const { done, codes } = await crowd(() => races.town.as(races.file.actor).payments.start(everything))
    expect(new Set(done.map(({ paymentId }) => paymentId)).size).toBe(1)
    expect(codes.filter((code) => code !== 'payments.inProgress' && code !== 'app.busy')).toEqual([])
    const pages = [...races.town.network.sessions.values()].filter(
      ({ request }) => request.caseId === races.file.caseId,
    )
    expect(pages).toHaveLength(1)
  })

  test('and whose payment is told fifty times, and asked about meanwhile, get one receipt', async () => {
    const { events: news } = await paid()
    races.town.saldo.clock.forward(90)
    const { done } = await crowd(async (place) =>
      place % 5 === 0 ? pollPayments(house()) : races.town.deliver(news[0]),
    )
    // Whoever was not answered with a yes is told again, until everybody was.
    for (const heard of done) if (heard === false) expect(await races.town.deliver(news[0])).toBe(true)
    expect([await receipts(), await events('receipt-posted'), await events('case-closed')]).toEqual([1, 1, 1])
    expect(await owed()).toBe(0)
  })

  test('by transfer pay it once; what the others sent is still theirs', async () => {
    const account = races.town.accountOf(races.file.creditor.creditorId)
    const rest = await owed()
    const amount = (rest / 100).toFixed(2)
    const reference = creditorReference(races.file.number)
    const { done: files } = await crowd(async (place) => {
      const entries = [
        {
          id: `T-${races.file.number}-${place}`,
          amount,
          reference,
          on: races.town.saldo.clock.today(),
          ...races.file.payer,
        },
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
    const { credit } = (await loadClaim(house(), house().db, races.file.caseId)).claim
    expect(waits + credit / rest).toBe(transfers - 1)
    await booksAreRight()
  })
})

describe('fifty who decide', () => {
  test('about an offer approve it once', async () => {
    const debtor = races.town.as(races.file.actor).plans
    const negotiationId = newId('negotiation', races.town.now())
    await debtor.offer({ negotiationId, terms: long((await debtor.talk()).undisputed) })
    const seen = { caseId: races.file.caseId, negotiationId, version: 0 }
    const row = await house().db.negotiation.findUniqueOrThrow({ where: { id: negotiationId } })
    const { done } = await crowd((place) =>
      (place % 2 ? marta() : henrik()).plans.approve({ ...seen, version: row.version }),
    )
    expect([done.length, await events('plan-approved')]).toEqual([1, 1])
  })

  test('about a waiver above the limit agree once, and never the person who asked', async () => {
    const invoiceId = races.file.invoiceIds[0] as InvoiceId
    const { caseId } = races.file
    await house().db.invoice.updateMany({ where: { caseId }, data: { amountMinor: 10_000n } })
    await house().db.invoice.update({
      where: { id: invoiceId },
      data: { amountMinor: 3_000_000n, dueOn: '2025-06-01' },
    })
    await house().db.case.update({ where: { id: caseId }, data: { principalMinor: 3_000_000n } })
    const asked = { caseId: races.file.caseId, invoiceId, amountMinor: minor(600_00), reason: why }
    const { waiverId, isWaiting } = await marta().cases.waiveInterest(asked)
    expect(isWaiting).toBe(true)
    const decide = { caseId: races.file.caseId, waiverId, approve: true }
    const { done, codes } = await crowd((place) =>
      (place % 2 ? marta() : henrik()).cases.decideWaiver(decide),
    )
    expect([done.length, await events('interest-waived')]).toEqual([1, 1])
    expect(codes).toContain('cases.waiverDecided')
  })

  test('about a direct payment post it once', async () => {
    const directPaymentId = newId('directPayment', races.town.now())
    const of = { caseId: races.file.caseId, directPaymentId }
    const money = { receivedOn: races.town.saldo.clock.today(), amountMinor: minor(80_00) }
    const report = { ...of, ...money, method: 'TRANSFER', reference: 'Paid to us' } as const
    await crowd(() => races.town.as(races.file.creditor).payments.reportDirect(report))
    await marta().payments.verifyDirect({ ...of, version: 0 })
    const { done } = await crowd(() => marta().payments.postDirect({ ...of, version: 1 }))
    expect([done.length, await receipts()]).toEqual([1, 1])
    await booksAreRight()
  })

  test('about a run begin one, approve it once, take it back or order it, and pay each creditor once', async () => {
    const { creditorId, iban } = races.town.accountOf(races.file.creditor.creditorId)
    const entry = {
      id: `R-${races.file.number}`,
      amount: '300.00',
      on: races.town.saldo.clock.today(),
      ...races.file.payer,
    }
    const text = camtFile({ iban, entries: [{ ...entry, reference: creditorReference(races.file.number) }] })
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
    const orders = races.town.bank.orders.filter(({ from }) => from === iban)
    expect([sent, posted, orders.length]).toEqual([
      1,
      1,
      new Set(orders.map(({ endToEndId }) => endToEndId)).size,
    ])
    await booksAreRight()
  })
})
