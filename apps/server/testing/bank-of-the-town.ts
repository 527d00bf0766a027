import { Readable } from 'node:stream'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { type CaseId, type Id, newId, type PaymentId } from '#shared/ids.ts'
import { camtFile } from '../bank/camt.test-kit.ts'
import { clientIban } from '../bank/client-iban.ts'
import { receiveBankFile } from '../bank/receive-file.ts'
import type { TestHouse } from './test-house.ts'

/** Money that waits at the bank, part of it assigned, and a file that was refused. Answers the booking that waits. */
export async function addBankMoney(saldo: TestHouse, creditor: Creditor, manager: Staff, caseId: CaseId) {
  const { house } = saldo
  const account = await clientIban(house, creditor.creditorId, 'EUR')
  const payer = { name: 'Bau Adler GmbH', iban: 'DE02120300000000202051' }
  const text = camtFile({
    iban: account?.iban ?? '',
    entries: [{ id: 'T-1', amount: '30.00', text: 'Danke', endToEndId: 'E-1', charges: '0.50', ...payer }],
  })
  for (const file of [text, 'not a file of a bank'])
    await receiveBankFile(house, 'camt.xml', Readable.from([Buffer.from(file)]), null)
  await saldo.drain()
  const { id } = await house.db.bankEntry.findFirstOrThrow({ where: { entryReference: 'T-1' } })
  const entryId = id as Id<'bankEntry'>
  await saldo.callerAs(manager).bank.assign({ entryId, parts: [{ caseId, amountMinor: 500 }] })
  return { entryId, parts: [{ caseId, amountMinor: 100 }] }
}

/** That receipt was for another case, says somebody: once agreed to, once not, once too late, and once more at this moment. */
export async function addCorrections(
  { house }: TestHouse,
  { creditorId }: Creditor,
  manager: Staff,
  caseId: CaseId,
) {
  const { db } = house
  const payment = await db.payment.findFirstOrThrow({
    where: { caseId, method: 'bank', status: 'SUCCEEDED' },
  })
  const other = await db.case.findFirstOrThrow({
    where: { creditorId, id: { not: caseId }, status: 'ACTIVE', currency: payment.currency },
  })
  const invoice = await db.invoice.findFirstOrThrow({ where: { caseId: other.id } })
  const at = new Date(house.clock.now())
  const asked = {
    caseId,
    creditorId,
    paymentId: payment.id,
    kind: 'MOVE',
    toCaseId: other.id,
    invoiceIds: [invoice.id],
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    why: 'It names the other case.',
    requestedById: manager.userId,
    requestedByName: manager.name,
    requestedAt: at,
  }
  const agreed = { approvedById: newId('user', at.getTime()), approvedByName: 'Henrik Dahl' }
  const held = await db.payment.findFirstOrThrow({
    where: { creditorId, status: 'SUCCEEDED', caseId: { notIn: [caseId, other.id] } },
  })
  const elsewhere = { paymentId: held.id, caseId: held.caseId }
  const states = [
    { status: 'DONE', doneAt: at, newPaymentId: newId('payment', at.getTime()), ...agreed },
    { status: 'DECLINED', declinedByName: 'Henrik Dahl', declinedWhy: 'It names this one.' },
    { status: 'REFUSED', failure: 'corrections.notInBooks' },
    { status: 'HELD', heldUntil: at, ...elsewhere },
  ]
  for (const state of states)
    await db.correction.create({ data: { ...asked, ...state, id: newId('correction', at.getTime()) } })
  return {
    caseId,
    paymentId: payment.id as PaymentId,
    kind: 'MOVE' as const,
    toCaseId: other.id,
    invoiceIds: [],
  }
}
