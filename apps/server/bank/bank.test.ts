import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { invariants } from '../cli/doctor-invariants.ts'
import { openBankHouse } from './bank.test-kit.ts'
import { camtFile } from './camt.test-kit.ts'
import { takeFromInbox } from './watch-inbox.ts'

const world = await openBankHouse()
const { house, desk, read, entry } = world
let file: ActiveCase
let before: Record<string, number>
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.newCase()
  before = await world.books()
})
let count = 0
const next = () => `B-${(count += 1)}`
const bank = async () => ((await world.books())['BANK'] ?? 0) - (before['BANK'] ?? 0)
const suspense = async () => ((await world.books())['SUSPENSE'] ?? 0) - (before['SUSPENSE'] ?? 0)
const payments = (caseId: string) => house.db.payment.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
const importOf = async ({ importId }: { importId: string }) =>
  (await desk.bank.imports({})).items.find((one) => one.importId === importId)
const payer = { name: 'Bau Adler GmbH', iban: 'DE89370400440532013000' }

describe('a file of the bank', () => {
  test('pays the case that the reference names, as of the day of the money, once', async () => {
    const [id, reference] = [next(), await world.referenceOf(file)]
    const entries = [{ id, amount: '1500.00', on: '2026-11-19' as never, reference, ...payer }]
    const { importId } = await read(entries)
    expect(await entry(id)).toMatchObject({ status: 'DONE', matchedBy: 'REFERENCE' })
    const [payment] = await payments(file.caseId)
    expect(payment).toMatchObject({
      method: 'bank',
      status: 'SUCCEEDED',
      receivedOn: '2026-11-19',
      reference,
    })
    expect(await bank()).toBe(150_000)
    // The same file, and a notice that tells of the same booking, change nothing.
    expect(await read(entries)).toEqual({ importId, isNew: false })
    const again = await read(entries, { format: '054', version: '04' })
    expect(await payments(file.caseId)).toHaveLength(1)
    expect(await bank()).toBe(150_000)
    expect(await importOf(again)).toMatchObject({
      status: 'DONE',
      format: 'camt.054',
      found: 1,
      known: 1,
      waiting: 0,
    })
    expect(
      await house.db.outgoingMail.count({ where: { kind: 'payment-receipt', caseId: file.caseId } }),
    ).toBe(1)
  })

  test('is refused whole, with the line, and nothing of it is kept', async () => {
    const id = next()
    const count = await house.db.bankEntry.count()
    const comma = await read(
      [
        { id, amount: '1.00' },
        { id: next(), amount: '1,00' },
      ],
      { closing: '2.00' },
    )
    const foreign = await read([{ id, amount: '1.00' }], { iban: 'DE89370400440532013000' })
    expect(await house.db.bankEntry.count()).toBe(count)
    expect(await importOf(comma)).toMatchObject({
      status: 'REFUSED',
      fault: { code: 'bank.badAmount', params: { line: 14 } },
    })
    expect((await importOf(foreign))?.fault?.code).toBe('bank.foreignAccount')
  })

  test('makes our own what the bank has kept, and the receipt what was paid', async () => {
    const reference = await world.referenceOf(file)
    await read([
      { id: next(), amount: '99.50', charges: '0.50', reference, ...payer },
      { id: next(), amount: '3.20', direction: 'DBIT', code: ['PMNT', 'MDOP', 'CHRG'] },
    ])
    const [payment] = await payments(file.caseId)
    expect(payment?.amountMinor).toBe(10_000n)
    expect(await bank()).toBe(9_950 - 320)
    expect((await world.books())['OWED_BY_AGENCY']).toBe((before['OWED_BY_AGENCY'] ?? 0) + 50 + 320)
  })

  test('takes a receipt back when the payer’s bank does, and the case is as it was', async () => {
    const [id, reference] = [next(), await world.referenceOf(file)]
    await read([{ id, amount: '1500.00', reference, endToEndId: 'E-77', ...payer }])
    await read([
      {
        id: next(),
        amount: '1500.00',
        direction: 'DBIT',
        returnReason: 'MD06',
        reference,
        endToEndId: 'E-77',
        ...payer,
      },
    ])
    expect((await payments(file.caseId)).map(({ status }) => status)).toEqual(['TAKEN_BACK'])
    expect(await bank()).toBe(0)
    const { PLACED: _, ...left } = await world.books(file.caseId)
    expect(Object.keys(left).every((kind) => kind.startsWith('CLAIM_'))).toBe(true)
  })

  test('may tell of it before it tells what was taken back', async () => {
    const [id, back, reference] = [next(), next(), await world.referenceOf(file)]
    const paid = { amount: '80.00', reference, endToEndId: 'E-78', ...payer }
    await read([{ ...paid, id: back, direction: 'DBIT', returnReason: 'MD06' }])
    expect(await entry(back)).toMatchObject({ status: 'WAITING', why: 'return' })
    await read([{ ...paid, id }])
    expect(await entry(back)).toMatchObject({ status: 'DONE', matchedBy: 'RETURN' })
    expect((await payments(file.caseId)).map(({ status }) => status)).toEqual(['TAKEN_BACK'])
    expect(await bank()).toBe(0)
  })
})

test('a notice that is dropped into the folder is taken once and put aside', async () => {
  const { inbox } = house.config.bank
  const [id, reference] = [next(), await world.referenceOf(file)]
  mkdirSync(inbox, { recursive: true })
  const path = join(inbox, 'camt-1.xml')
  const notice = { format: '054', isAccountSilent: true, iban: world.iban } as const
  writeFileSync(path, camtFile({ ...notice, entries: [{ id, amount: '20.00', reference }] }))
  utimesSync(path, new Date(0), new Date(0))
  expect(await takeFromInbox(house)).toBe(1)
  expect(await takeFromInbox(house)).toBe(0)
  expect(readdirSync(inbox)).toEqual(['taken'])
  await world.drain()
  expect(await payments(file.caseId)).toHaveLength(1)
})

describe('money that nobody can assign', () => {
  const arrived = async (amount: string, change: object = {}) => {
    const id = next()
    await read([{ id, amount, text: 'Rechnung F-2026-001', ...payer, ...change }])
    return (await entry(id)).id as Id<'bankEntry'>
  }

  test('waits at the desk with suggestions, and is shared out over cases with a preview', async () => {
    const other = await world.newCase({ debtorName: 'Café Lumière SARL' })
    const entryId = await arrived('2000.00')
    expect(await suspense()).toBe(-200_000)
    const inbox = await desk.desk.inbox({ kind: 'MONEY' })
    expect(inbox.items.find(({ subjectId }) => subjectId === entryId)).toMatchObject({ amount: 200_000 })
    const seen = await desk.bank.money({ entryId })
    expect(seen).toMatchObject({ why: 'unknown', rest: 200_000, creditorName: 'Aceros Vega SL' })
    expect(seen.suggestions.length).toBeGreaterThan(0)
    expect(seen.suggestions[0]?.reasons).toContain('invoiceNumber')
    const parts = [
      { caseId: file.caseId, amountMinor: 150_000 },
      { caseId: other.caseId, amountMinor: 30_000 },
    ]
    const preview = await desk.bank.preview({ entryId, parts })
    expect(preview.cases.map(({ pieces }) => pieces.reduce((all, { amount }) => all + amount, 0))).toEqual([
      150_000, 30_000,
    ])
    expect(await desk.bank.assign({ entryId, parts })).toEqual({ rest: 20_000 })
    expect(await suspense()).toBe(-20_000)
    const written = await house.db.paymentAllocation.findMany({ where: { payment: { caseId: file.caseId } } })
    expect(written.map(({ part, amountMinor }) => [part, Number(amountMinor)]).toSorted()).toEqual(
      preview.cases[0]?.pieces.map(({ part, amount }) => [part, amount]).toSorted(),
    )
    await desk.bank.assign({ entryId, parts: [{ caseId: other.caseId, amountMinor: 20_000 }] })
    expect(await suspense()).toBe(0)
    expect((await desk.bank.money({ entryId })).status).toBe('DONE')
  })

  test('pays the invoices first that the payer has named, and none of another case', async () => {
    const [older, younger] = file.invoiceIds
    const other = await world.newCase()
    if (!older || !younger) throw new Error('There are two invoices')
    const entryId = await arrived('500.00')
    const named = (invoiceIds: (typeof younger)[]) => ({
      entryId,
      parts: [{ caseId: file.caseId, amountMinor: 50_000, invoiceIds }],
    })
    await expect(desk.bank.assign(named(other.invoiceIds.slice(0, 1)))).rejects.toMatchObject({
      cause: { code: 'bank.otherInvoice' },
    })
    const preview = await desk.bank.preview(named([younger]))
    await desk.bank.assign(named([younger]))
    const pieces = await house.db.paymentAllocation.findMany({ where: { payment: { caseId: file.caseId } } })
    const principal = pieces.filter(({ part }) => part === 'PRINCIPAL')
    expect(principal.length).toBeGreaterThan(0)
    expect(principal.map(({ invoiceId }) => invoiceId)).not.toContain(older)
    expect(pieces.map(({ amountMinor }) => Number(amountMinor)).toSorted()).toEqual(
      preview.cases[0]?.pieces.map(({ amount }) => amount as number).toSorted(),
    )
    const [payment] = await payments(file.caseId)
    expect(payment?.invoiceIds).toEqual([younger])
  })

  test('never goes to more than it is, to another creditor, or to a case that is over', async () => {
    const entryId = await arrived('10.00')
    const stranger = await world.addCreditor('Nordlicht Textil GmbH')
    const foreign = await world.newCase({ creditor: stranger })
    const over = await world.newCase()
    await house.db.case.update({ where: { id: over.caseId }, data: { status: 'CLOSED' } })
    const assign = (caseId: ActiveCase['caseId'], amountMinor: number) =>
      expect(desk.bank.assign({ entryId, parts: [{ caseId, amountMinor }] })).rejects
    await assign(file.caseId, 1_001).toMatchObject({ cause: { code: 'bank.moreThanWaits' } })
    await assign(foreign.caseId, 1_000).toMatchObject({ cause: { code: 'bank.otherCreditor' } })
    await assign(over.caseId, 1_000).toMatchObject({ cause: { code: 'bank.caseOver' } })
    expect(await suspense()).toBe(-1_000)
  })

  test('is assigned once, however many people press at the same time', async () => {
    const entryId = await arrived('75.00')
    const parts = [{ caseId: file.caseId, amountMinor: 7_500 }]
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => desk.bank.assign({ entryId, parts })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await suspense()).toBe(0)
    expect(await payments(file.caseId)).toHaveLength(1)
  })

  test('that left and that nobody had ordered is no posting until a person has said what it is', async () => {
    const id = next()
    await read([{ id, amount: '12.00', direction: 'DBIT', text: 'Gebühr' }])
    expect(await entry(id)).toMatchObject({ status: 'WAITING', why: 'debit' })
    expect(await bank()).toBe(0)
    await desk.bank.settleDebit({
      entryId: (await entry(id)).id as Id<'bankEntry'>,
      why: 'A fee of the bank',
    })
    expect(await bank()).toBe(-1_200)
  })
})

test('after all of it what waits is what stands in suspense', async () => {
  const check = invariants.find(({ name }) => name === 'money in suspense is what waits')
  expect(await house.db.$queryRawUnsafe(check?.sql ?? '')).toEqual([])
})
