import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access/actor.ts'
import { type Action, reachOf } from '#shared/access/can.ts'
import { scopeOf } from '#shared/live/who-hears.ts'
import { monthOf } from '#shared/reports/month.ts'
import { happen, openSession } from './live/live.test-kit.ts'
import { allBookChecks } from './cli/doctor-command.ts'
import { keepBooks } from './payments/keep-books.ts'
import { giveOut } from './reports/reports.test-kit.ts'
import { appRouter } from './router.ts'
import { internalWords, openLivedTown } from './testing/lived-town.ts'
import { expectAllowed, PayloadKeys, type Reader } from './testing/payload-keys.ts'

const town = await openLivedTown()
const { saldo, cases, creditors, readers } = town
afterAll(() => saldo.close())

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
const queries = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'query')
const ofCases = () => cases.map((caseId) => ({ caseId }))
const ofCreditors = () => creditors.map((creditorId) => ({ creditorId }))
await keepBooks(saldo.house)
const books = await saldo.house.db.ledgerTransaction.findMany({ select: { id: true, creditorId: true } })
const receipts = await saldo.house.db.payment.findMany({
  where: { status: 'SUCCEEDED', method: { in: ['card', 'bank'] } },
  select: { id: true, caseId: true },
})
const files = await saldo.house.db.bankImport.findMany({ select: { id: true } })
const feeInvoices = await saldo.house.db.feeInvoice.findMany({ select: { id: true, creditorId: true } })
const payouts = await saldo.house.db.cardPayout.findMany({ select: { id: true } })
const reported = monthOf(saldo.house.clock.today('Europe/Madrid'))
for (const creditorId of creditors) await giveOut(saldo.house, creditorId, reported)
const ofPostings = () => books.map(({ id, creditorId }) => ({ transactionId: id, creditorId }))

/** With what each query is asked, so often that everything it can answer is seen. A debtor's own are not among them. */
const inputs: Record<string, () => object[]> = {
  'access.me': () => [{}],
  'access.company': ofCreditors,
  'access.members': ofCreditors,
  'access.readInvitation': () => [{ token: town.invitationToken }],
  'access.absence': () => [{}],
  'access.staff': () => [{}],
  'ledger.account': ofCreditors,
  'ledger.postings': ofCreditors,
  'ledger.posting': ofPostings,
  'quotes.open': () => [{ token: town.quoteToken }],
  'quotes.list': ofCreditors,
  'agreements.text': () => [{ language: 'en' }],
  'agreements.current': ofCreditors,
  'cases.home': ofCreditors,
  'cases.list': ofCreditors,
  'cases.page': ofCases,
  'cases.one': ofCases,
  'cases.timeline': () => cases.map((caseId) => ({ caseId, before: 1_000_000 })),
  'cases.draft': ofCases,
  'contact.thread': ofCases,
  'contact.threads': ofCreditors,
  'payments.card': ofCases,
  'payments.receipts': ofCases,
  'payments.direct': ofCases,
  'costs.ofCase': ofCases,
  'payments.refunds': ofCases,
  'payments.previewRefund': () =>
    receipts.map(({ id, caseId }) => ({ caseId, paymentId: id, amountMinor: 1 })),
  'payments.chargebacks': ofCases,
  'payments.evidence': () => [town.chargeback],
  'bank.imports': () => [{}],
  'bank.payouts': () => [{}],
  'bank.entries': () => files.map(({ id }) => ({ importId: id })),
  'bank.payout': () => payouts.map(({ id }) => ({ cardPayoutId: id })),
  'bank.money': () => [town.money],
  'bank.findCases': () => [{ ...town.money, query: 'Bau' }],
  'bank.preview': () => [town.money],
  'bank.findAsideCases': () => [{ setAsideId: town.ids.setAside, query: '' }],
  'bank.previewAside': () => cases.map((caseId) => ({ setAsideId: town.ids.setAside, caseId })),
  'corrections.ofCase': ofCases,
  'corrections.findTargets': () => cases.map((caseId) => ({ caseId, query: '' })),
  'corrections.preview': () => [town.correction],
  'plans.ofCase': ofCases,
  'disputes.ofCase': ofCases,
  'disputes.weigh': () => [{ ...town.dispute, outcome: 'UPHELD' }],
  'approvals.waiting': ofCreditors,
  'reports.list': ofCreditors,
  'reports.progress': () => [{}],
  'reports.one': () => creditors.map((creditorId) => ({ creditorId, month: reported })),
  'bankDetails.own': ofCreditors,
  'bankDetails.toCheck': () => [{}],
  'remittances.list': ofCreditors,
  'remittances.one': () =>
    town.remittance.remittanceIds.flatMap((remittanceId) =>
      creditors.map((creditorId) => ({ remittanceId, creditorId })),
    ),
  'remittances.invoice': () => feeInvoices.map(({ id, creditorId }) => ({ feeInvoiceId: id, creditorId })),
  'remittances.invoices': () => [{}],
  'remittances.runs': () => [{}],
  'remittances.run': () => [town.remittance],
  'remittances.order': () => [town.remittance],
  'desk.inbox': () => [{}, { mine: true }],
  'desk.search': () => [{ query: '' }, { query: 'Bau' }],
  'desk.creditors': () => [{}],
  'desk.lead': () => [{ leadId: town.ids.lead }],
  'desk.complaint': () => [{ complaintId: town.ids.complaint }],
  'desk.posting': ofPostings,
  'desk.setAside': () => [{ setAsideId: town.ids.setAside }],
  'desk.workspace': ofCases,
}

/** What a reader is answered; null where it is refused. */
async function ask(actor: Actor, path: string, input: object): Promise<unknown> {
  const call = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], saldo.callerAs(actor))
  try {
    return await (call as (input: object) => Promise<unknown>)(input)
  } catch (error) {
    if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return null
    throw error
  }
}

test('every query of the app is asked here', () => {
  const own = queries.filter(
    (path) => reachOf('manager', path as Action) || reachOf('creditor', path as Action),
  )
  expect(Object.keys(inputs).toSorted()).toEqual(own.toSorted())
})

describe.each(Object.keys(readers) as Exclude<Reader, 'debtor'>[])('%s', (reader) => {
  const actor = readers[reader]
  const keys = new PayloadKeys()
  const texts: [path: string, text: string][] = []

  test('reads what stands in its list, and nothing else', async () => {
    for (const path of queries) {
      const reach = reachOf(actor.kind, path as Action)
      let answers = 0
      for (const input of inputs[path]?.() ?? []) {
        const answer = await ask(actor, path, input)
        if (answer === null || answer === undefined) continue
        answers += 1
        keys.add(path, answer)
        texts.push([path, JSON.stringify(answer)])
      }
      expect([path, answers > 0], 'Every query is seen with an answer').toEqual([path, reach !== null])
    }
    const scope = scopeOf(actor)
    if (!scope) throw new Error('Everybody here has a session that listens')
    const session = openSession(saldo.house, scope)
    await session.ready()
    const [caseId] = cases
    await happen(saldo.house, { caseId: caseId ?? '', creditorId: town.creditor.creditorId }, 'letter-sent')
    await session.events(1)
    for (const { heardAt: _, ...told } of session.told) keys.add('live.events', told)
    await session.close()
    expectAllowed(reader, keys)
  })

  if (reader === 'creditor')
    test('finds nothing internal, no other company, and no address of our people in it', () => {
      const others = ['Nordlicht', 'Brasserie du Canal', 'Anke Petersen', 'Pieter Claes']
      // The account manager has a contact card (A30); nobody else of the desk is written to.
      const addresses = town.staff.filter(({ kind }) => kind !== 'manager').map(({ email }) => email)
      for (const [path, text] of texts)
        for (const secret of [internalWords, ...others, ...addresses])
          expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
    })
})

test('whatever the town has lived through, its books add up', async () => {
  for (const check of allBookChecks(saldo.house, saldo.house.db))
    for await (const { sentence } of check.differences())
      expect([check.name, sentence]).toEqual([check.name, ''])
})
