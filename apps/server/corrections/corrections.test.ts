import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openCorrections, reason } from './corrections.test-kit.ts'

const world = await openCorrections()
const { house, desk } = world
let file: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.newCase()
})
afterEach(() => world.addsUp())

/** What a receipt moves besides the bank and the claim. */
const isOurs = (kind: string) => ['PAYABLE', 'FEES', 'VAT', 'INVOICED', 'UNALLOCATED'].includes(kind)
const seen = async (correctionId: string) => ({
  caseId: file.caseId,
  correctionId: correctionId as never,
  version: (await world.correction(correctionId)).version,
})

test('a transfer in the wrong case waits at the bank again: undone first, then carried out, and told', async () => {
  const before = await world.outstanding(file)
  const entry = await world.transfer(file, '800.00')
  const paid = await world.outstanding(file)
  const first = await world.ask(file, { kind: 'TAKE_BACK' })
  expect(await world.correction(first)).toMatchObject({ status: 'HELD', version: 0 })
  await expect(world.ask(file, { kind: 'TAKE_BACK' })).rejects.toMatchObject(refused('corrections.underWay'))
  await expect(world.callerAs(world.olga).corrections.takeBack(await seen(first))).rejects.toMatchObject(
    refused('corrections.notYours'),
  )
  await desk.corrections.takeBack(await seen(first))
  expect((await world.carryOut(first)).status).toBe('TAKEN_BACK')
  expect(await world.outstanding(file)).toBe(paid)

  const second = await world.ask(file, { kind: 'TAKE_BACK' })
  expect(await world.carryOut(second)).toMatchObject({ status: 'DONE', newPaymentId: null })
  expect(await world.outstanding(file)).toBe(before)
  expect(await house.db.bankEntry.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({
    status: 'SUSPENSE',
    why: 'taken-back',
    restMinor: 800_00n,
  })
  expect(Object.keys(await world.books(file.caseId)).filter(isOurs)).toEqual([])
  // The creditor reads the reason; the debtor what is open now, and nothing of why.
  const [toCreditor] = await world.mails('receipt-corrected', file)
  expect(toCreditor?.data).toMatchObject({ what: 'TAKEN', why: reason })
  const [toDebtor] = await world.mails('balance-corrected', file)
  expect(toDebtor).toMatchObject({ recipient: file.email })
  expect(JSON.stringify(toDebtor?.data)).not.toContain(reason)
  // Carried out again by a job that is told twice, nothing more happens.
  await world.carryOut(second)
  expect(await world.mails('receipt-corrected', file)).toHaveLength(1)
})

test('money for another case of the same creditor moves there as of its day, as the preview said', async () => {
  const other = await world.newCase({ debtorName: 'Hollins & Sons Ltd' })
  const [hereBefore, thereBefore] = [await world.outstanding(file), await world.outstanding(other)]
  await world.transfer(file, '700.00')
  const [here, there] = [await world.outstanding(file), await world.outstanding(other)]
  const asked = { kind: 'MOVE', toCaseId: other.caseId } as const
  const preview = await desk.corrections.preview(await world.wish(file, asked))
  // Nothing has happened by looking.
  expect([await world.outstanding(file), await world.outstanding(other)]).toEqual([here, there])
  expect(preview).toMatchObject({
    amount: 700_00,
    needsSecond: false,
    cases: [
      { before: { outstanding: here }, after: { outstanding: hereBefore, payable: 0, fee: 0 } },
      { before: { outstanding: thereBefore, payable: 0 } },
    ],
  })
  expect(preview.cases[1]?.pieces.reduce((all, { amount }) => all + amount, 0)).toBe(700_00)

  const done = await world.carryOut(await world.ask(file, asked))
  expect(done.status).toBe('DONE')
  expect(await world.outstanding(file)).toBe(hereBefore)
  const moved = await world.receipt(other)
  expect(moved).toMatchObject({ id: done.newPaymentId, receivedOn: '2026-11-19', method: 'bank' })
  expect([await world.outstanding(file), await world.outstanding(other)]).toEqual(
    preview.cases.map(({ after }) => after.outstanding),
  )
  const books = await world.books(other.caseId)
  expect(preview.cases[1]?.after).toMatchObject({
    payable: -(books['PAYABLE'] ?? 0),
    fee: -(books['FEES'] ?? 0),
  })
  for (const [of, what] of [
    [file, 'LEFT'],
    [other, 'CAME'],
  ] as const) {
    expect((await world.mails('receipt-corrected', of)).map(({ data }) => data)).toMatchObject([{ what }])
    expect((await world.mails('balance-corrected', of)).map(({ data }) => data)).toMatchObject([{ what }])
  }
  // The booking of the bank points to where the money is; taken back there, it waits.
  expect(await world.carryOut(await world.ask(other, { kind: 'TAKE_BACK' }))).toMatchObject({
    status: 'DONE',
  })
  expect(await world.outstanding(other)).toBe(thereBefore)
})

test('never to the case of another creditor, and never to one that is over', async () => {
  const stranger = await world.addCreditor('Nordlicht Textil GmbH')
  const theirs = await world.newCase({ creditor: stranger })
  const over = await world.newCase()
  await house.db.case.update({
    where: { id: over.caseId },
    data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: '2026-11-20' },
  })
  await world.transfer(file, '100.00')
  const asking = (toCaseId: string) =>
    Promise.allSettled([
      world.ask(file, { kind: 'MOVE', toCaseId: toCaseId as never }),
      world
        .wish(file, { kind: 'MOVE', toCaseId: toCaseId as never })
        .then((wish) => desk.corrections.preview(wish)),
    ])
  for (const [of, code] of [
    [theirs, 'corrections.otherCreditor'],
    [over, 'corrections.caseOver'],
    [file, 'corrections.sameCase'],
  ] as const)
    for (const one of await asking(of.caseId))
      expect(one).toMatchObject({ status: 'rejected', reason: refused(code) })
  const found = await desk.corrections.findTargets({ caseId: file.caseId, query: '' })
  expect(found.map(({ caseId }) => caseId)).not.toContain(theirs.caseId)
})

test('from the limit on a second person decides, whom the inbox asks, and waiting posts nothing', async () => {
  const [, younger] = file.invoiceIds
  if (!younger) throw new Error('There are two invoices')
  await world.transfer(file, '2000.00')
  const asked = { kind: 'RESHARE', invoiceIds: [younger] } as const
  const preview = await desk.corrections.preview(await world.wish(file, { ...asked, invoiceIds: [younger] }))
  expect(preview.needsSecond).toBe(true)
  const correctionId = await world.ask(file, { ...asked, invoiceIds: [younger] })
  await expect(desk.corrections.approve(await seen(correctionId))).rejects.toMatchObject(
    refused('corrections.secondPerson'),
  )
  expect((await world.carryOut(correctionId)).status).toBe('WAITING')
  const olga = world.callerAs(world.olga)
  const inInbox = async () =>
    (await olga.desk.inbox({ kind: 'CORRECTION' })).items.map(({ caseId }) => caseId)
  expect(await inInbox()).toContain(file.caseId)
  await olga.corrections.approve(await seen(correctionId))
  expect(await inInbox()).not.toContain(file.caseId)
  const { newPaymentId } = await world.carryOut(correctionId)
  const pieces = await house.db.paymentAllocation.findMany({ where: { paymentId: newPaymentId ?? '' } })
  expect(pieces.map(({ amountMinor }) => Number(amountMinor)).toSorted()).toEqual(
    preview.cases[0]?.pieces.map(({ amount }) => amount as number).toSorted(),
  )
  expect(pieces.filter(({ invoiceId }) => invoiceId === younger).length).toBeGreaterThan(0)
  // The same again would change nothing, and is refused.
  await expect(world.ask(file, { ...asked, invoiceIds: [younger] })).rejects.toMatchObject(
    refused('corrections.nothingChanges'),
  )
  const declined = await world.ask(file, { kind: 'TAKE_BACK' })
  await olga.corrections.decline({ ...(await seen(declined)), why: 'The reference names this very case.' })
  expect((await world.carryOut(declined)).status).toBe('DECLINED')
})

test('what was paid to the creditor directly and posted by mistake is owed again, and our invoice is credited', async () => {
  const before = await world.outstanding(file)
  const creditor = world.callerAs(world.creditor).payments
  const directPaymentId = newId('directPayment', Date.now())
  const facts = {
    receivedOn: day('2026-11-19'),
    amountMinor: minor(900_00),
    method: 'TRANSFER',
    reference: 'Direct',
  } as const
  await creditor.reportDirect({ caseId: file.caseId, directPaymentId, ...facts })
  await desk.payments.verifyDirect({ caseId: file.caseId, directPaymentId, version: 0 })
  await desk.payments.postDirect({ caseId: file.caseId, directPaymentId, version: 1 })
  await world.drain()
  const done = await world.carryOut(await world.ask(file, { kind: 'TAKE_BACK' }))
  expect(done.status).toBe('DONE')
  expect(await world.outstanding(file)).toBe(before)
  expect(await house.db.directPayment.findUniqueOrThrow({ where: { id: directPaymentId } })).toMatchObject({
    status: 'REJECTED',
    reason,
    decidedByName: 'Marta Ferrer',
  })
  expect(await house.db.feeInvoice.findUniqueOrThrow({ where: { cause: done.id } })).toMatchObject({
    kind: 'CREDIT_NOTE',
  })
  expect(Object.keys(await world.books(file.caseId)).filter(isOurs)).toEqual([])
  // It can be reported again, rightly.
  await creditor.reportDirect({
    caseId: file.caseId,
    directPaymentId: newId('directPayment', Date.now()),
    ...facts,
  })
})

test('what closed a case opens it again', async () => {
  const owed = await world.outstanding(file)
  await world.transfer(file, (owed / 100 + 50).toFixed(2), '2026-11-21')
  expect(await house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })).toMatchObject({
    status: 'CLOSED',
    closeCode: 'PAID',
  })
  const asked = { kind: 'TAKE_BACK' } as const
  const preview = await desk.corrections.preview(await world.wish(file, asked))
  expect(preview.cases[0]).toMatchObject({ before: { status: 'CLOSED' }, after: { status: 'ACTIVE' } })
  const correctionId = await world.ask(file, asked)
  await world.callerAs(world.olga).corrections.approve(await seen(correctionId))
  await world.carryOut(correctionId)
  expect(await house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })).toMatchObject({
    status: 'ACTIVE',
    closeCode: null,
  })
})

test('of fifty who correct one receipt at once, one does; of those who carry it out, one does', async () => {
  const other = await world.newCase()
  await world.transfer(file, '600.00')
  const kinds = [{ kind: 'TAKE_BACK' }, { kind: 'MOVE', toCaseId: other.caseId }] as const
  const tries = await Promise.allSettled(
    Array.from({ length: 50 }, (_, at) => world.ask(file, kinds[at % 2] ?? kinds[0])),
  )
  const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(won).toHaveLength(1)
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason).toMatchObject(refused('corrections.underWay'))
  await Promise.all(Array.from({ length: 10 }, () => world.carryOut(won[0] ?? '')))
  const reversals = { kind: 'suspense-unassigned', cause: { contains: won[0] ?? '' } }
  expect(await house.db.ledgerTransaction.count({ where: reversals })).toBe(1)
})

test('what was done about the money meanwhile is asked about again, and told', async () => {
  const { reference, counterpartyName, counterpartyIban } = await world.transfer(file, '500.00')
  const correctionId = await world.ask(file, { kind: 'TAKE_BACK' })
  const payer = { name: counterpartyName ?? '', iban: counterpartyIban ?? '' }
  const back = { amount: '500.00', direction: 'DBIT', returnReason: 'MD06' } as const
  await world.read([{ id: 'K-back', ...back, ...payer, reference: reference ?? '' }])
  expect(await world.carryOut(correctionId)).toMatchObject({
    status: 'REFUSED',
    failure: 'corrections.notInBooks',
  })
})
