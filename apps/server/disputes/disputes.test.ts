import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { remindOfDisputes } from './remind-disputes.ts'
import { openDisputes, words } from './disputes.test-kit.ts'

const kit = await openDisputes()
const { saldo, marta, olga, jonas, claire, vega, nord, addCase, dispute, read, holds, view, part } = kit
const { db } = saldo.house
afterAll(() => saldo.close())

const as = saldo.callerAs
const reasons = { reasonToDebtor: 'You see it like this.', reasonToCreditor: 'We see it like that.' }

describe('something is wrong', () => {
  test('pauses exactly what is disputed, asks the creditor, and tells everybody', async () => {
    const file = await addCase()
    const before = await view(file)
    const considered = await as(file.actor).disputes.consider({
      type: 'QUALITY',
      items: [{ invoiceId: file.invoiceIds[0] as never, amountMinor: null }],
      words,
    })
    saldo.mails.length = 0
    const disputeId = await dispute(file)
    expect(await read(disputeId)).toMatchObject({
      status: 'AWAITING_CREDITOR',
      pauses: true,
      wholeCase: false,
      number: 1,
      creditorDueOn: '2026-12-01',
    })
    const after = await view(file)
    // What the page said before the button is what happened.
    expect(considered.after).toEqual({ dueNow: after.dueNow, held: after.held })
    expect(after.held).toBe(before.invoices[0]?.open)
    expect(after.dueNow).toBe(before.invoices[1]?.open)
    expect(after.isPaused).toBe(false)
    await saldo.drain()
    const subjects = saldo.mails.map(({ to, subject }) => `${to}: ${subject}`)
    expect(subjects).toHaveLength(2)
    const [toDebtor] = kit.mailsTo(file.email)
    // The debtor's language; no amount and no invoice number in a mailbox that several people read.
    expect(toDebtor?.text).toContain('Was Sie bestreiten, ruht')
    expect(toDebtor?.text).not.toContain('F-2026-001')
    const [toCreditor] = kit.mailsTo(vega.email)
    expect(toCreditor?.text).toContain('Silence is never taken as agreement')
    expect(toCreditor?.text).toContain(`/app/cases/${file.caseId}/disputes/${disputeId}`)
  })

  test('sent twice is one dispute, and the same again is refused while it is open', async () => {
    const file = await addCase()
    const disputeId = await dispute(file)
    await dispute(file, { disputeId })
    expect(await db.dispute.count({ where: { caseId: file.caseId } })).toBe(1)
    await expect(dispute(file)).rejects.toMatchObject(refused('disputes.alreadyOpen'))
    await dispute(file, { type: 'WRONG_AMOUNT', items: part(file, 100) })
  })

  test('late it pauses nothing by itself, until a person lets it', async () => {
    const file = await addCase()
    await db.letter.create({
      data: {
        id: newId('letter', kit.now()),
        caseId: file.caseId,
        creditorId: vega.creditorId,
        kind: 'FIRST',
        channel: 'EMAIL',
        language: 'de',
        paperKey: 'x',
        paperSha256: 'x',
        createdOn: '2026-10-01',
        sentAt: new Date('2026-10-01T09:00:00Z'),
      },
    })
    const disputeId = await dispute(file)
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', pauses: false, creditorDueOn: null })
    expect((await view(file)).held).toBe(0)
    const input = { caseId: file.caseId, disputeId, version: 0, why: 'The goods are being inspected.' }
    await expect(as(claire).disputes.pause(input)).rejects.toMatchObject(refused('access.notFound'))
    await as(jonas).disputes.pause(input)
    expect(await read(disputeId)).toMatchObject({ status: 'AWAITING_CREDITOR', pauses: true })
    expect((await view(file)).held).toBeGreaterThan(0)
    // Why the desk paused is the desk's own.
    expect(JSON.stringify(await as(file.actor).disputes.own())).not.toContain('inspected')
  })

  test('is refused for what is paid, and for more than is open', async () => {
    const file = await addCase()
    await expect(dispute(file, { items: part(file, 1_000_001) })).rejects.toMatchObject(
      refused('disputes.moreThanOpen'),
    )
    const other = await addCase()
    await expect(
      dispute(file, { items: [{ invoiceId: other.invoiceIds[0] as never, amountMinor: null }] }),
    ).rejects.toMatchObject(refused('disputes.invoiceNotOpen'))
  })
})

describe('no business', () => {
  test('stops everything at once; upheld it ends the case', async () => {
    const file = await addCase()
    await saldo.drain()
    saldo.mails.length = 0
    const disputeId = await dispute(file, { type: 'NOT_A_BUSINESS', items: [] })
    const seen = await view(file)
    expect(seen).toMatchObject({ isPaused: true, dueNow: 0, most: 0 })
    await expect(as(file.actor).payments.start({ kind: 'everything' })).rejects.toMatchObject(
      refused('payments.nothingDue'),
    )
    await saldo.drain()
    expect(kit.mailsTo(marta.email)).toHaveLength(1)
    expect(kit.mailsTo(jonas.email)).toHaveLength(1)
    expect(kit.mailsTo(vega.email)[0]?.text).toContain('paused the whole case at once')
    const { items } = await as(marta).desk.inbox({ kind: 'DISPUTE', mine: false })
    expect(items.map(({ subjectId }) => subjectId)).toContain(disputeId)
    await expect(
      as(jonas).contact.renewLink({
        caseId: file.caseId,
        contactId: (await db.debtorLink.findFirstOrThrow({ where: { caseId: file.caseId } }))
          .contactId as never,
      }),
    ).rejects.toMatchObject(refused('contact.casePaused'))
    const page = await as(vega).cases.page({ caseId: file.caseId })
    expect(page.next).toMatchObject({ code: 'DECIDE_PAUSE', turn: 'AGENCY' })

    const resolving = { caseId: file.caseId, disputeId, version: 0, ...reasons }
    await expect(as(marta).disputes.resolve({ ...resolving, outcome: 'PARTIAL' })).rejects.toMatchObject(
      refused('disputes.notInPart'),
    )
    await as(marta).disputes.resolve({ ...resolving, outcome: 'UPHELD' })
    expect(await db.case.findUnique({ where: { id: file.caseId } })).toMatchObject({
      status: 'CLOSED',
      closeCode: 'NOT_A_BUSINESS',
    })
    expect((await view(file)).state).toBe('closed')
  })

  test('rejected it goes on as before', async () => {
    const file = await addCase()
    const before = await view(file)
    const disputeId = await dispute(file, { type: 'WRONG_PARTY', items: [] })
    const resolving = { caseId: file.caseId, disputeId, version: 0, ...reasons }
    await as(marta).disputes.resolve({ ...resolving, outcome: 'REJECTED' })
    expect((await view(file)).dueNow).toBe(before.dueNow)
  })
})

describe('a whole life', () => {
  test('asked, answered, asked back, decided in part: the claim is less, with its interest', async () => {
    const file = await addCase()
    const { caseId } = file
    const before = await view(file)
    const disputeId = await dispute(file, { items: part(file, 400_000) })
    const seen = { caseId, disputeId }
    const heldBefore = (await view(file)).held

    // A payment of the rest while it is disputed keeps the scope of the pause.
    await paid(file, 100_000n)
    const partlyPaid = await view(file)
    expect(partlyPaid.outstanding).toBe(before.outstanding - 100_000)
    expect(await holds(disputeId)).toMatchObject([{ amountMinor: 400_000n, liftedAt: null }])
    expect(partlyPaid.held).toBeGreaterThan(400_000)
    expect(partlyPaid.dueNow + partlyPaid.held).toBe(partlyPaid.outstanding)
    expect(heldBefore).toBeGreaterThan(400_000)

    const resolving = { ...seen, ...reasons, outcome: 'PARTIAL' as const, upheld: upheld(file, 150_000) }
    await expect(as(marta).disputes.resolve({ ...resolving, version: 0 })).rejects.toMatchObject(
      refused('disputes.creditorHasTime'),
    )
    expect((await as(vega).cases.page({ caseId })).next).toMatchObject({ code: 'ANSWER_DISPUTE' })
    await as(vega).disputes.answer({
      ...seen,
      version: 0,
      stance: 'PARTLY',
      concededMinor: minor(150_000),
      words: 'Ten of forty beams had rust on the surface.',
    })
    await as(marta).disputes.askDebtor({ ...seen, version: 1, words: 'How many beams are rusty?' })
    expect(await read(disputeId)).toMatchObject({ status: 'AWAITING_DEBTOR', debtorDueOn: '2026-11-28' })
    await as(file.actor).disputes.answerAsked({ disputeId, words: 'Fifteen of them are rusty.' })
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', version: 3 })

    const weighed = await as(marta).disputes.weigh({
      ...seen,
      outcome: 'PARTIAL',
      upheld: upheld(file, 150_000),
    })
    await saldo.drain()
    saldo.mails.length = 0
    await as(marta).disputes.resolve({ ...resolving, version: 3 })
    const after = await view(file)
    expect(after.principal).toBe(before.principal - 150_000)
    expect(after.interest).toBeLessThan(before.interest)
    expect(after.held).toBe(0)
    expect(after.outstanding).toBe(weighed.after.outstanding)
    expect(await db.invoiceCredit.findMany({ where: { caseId } })).toMatchObject([{ amountMinor: 150_000n }])
    expect(await holds(disputeId)).toMatchObject([{ liftedBy: marta.userId }])
    await saldo.drain()
    const [toDebtor] = kit.mailsTo(file.email)
    const [toCreditor] = kit.mailsTo(vega.email)
    expect(toDebtor?.text).toContain(reasons.reasonToDebtor)
    expect(toDebtor?.text).not.toContain(reasons.reasonToCreditor)
    expect(toCreditor?.text).toContain(reasons.reasonToCreditor)
    expect(toCreditor?.text).not.toContain(reasons.reasonToDebtor)

    const own = JSON.stringify(await as(file.actor).disputes.own())
    expect(own).toContain(reasons.reasonToDebtor)
    expect(own).not.toContain(reasons.reasonToCreditor)
    expect(own).not.toContain('PARTLY')
    expect(JSON.stringify(await as(vega).disputes.ofCase({ caseId }))).not.toContain(reasons.reasonToDebtor)
  })

  test('two account managers at once: one decides, the other is told', async () => {
    const file = await addCase()
    const disputeId = await dispute(file)
    const seen = { caseId: file.caseId, disputeId }
    await as(vega).disputes.answer({ ...seen, version: 0, stance: 'REJECTS', words: 'They were new.' })
    const decide = (who: typeof marta, outcome: 'UPHELD' | 'REJECTED') =>
      as(who).disputes.resolve({ ...seen, version: 1, outcome, ...reasons })
    const results = await Promise.allSettled([decide(marta, 'REJECTED'), decide(olga, 'UPHELD')])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(String(lost?.reason.cause.code)).toBe('disputes.changedMeanwhile')
  })

  test('withdrawn, everything is asked for again; the same ground pauses nothing a second time', async () => {
    const file = await addCase()
    const before = await view(file)
    const disputeId = await dispute(file)
    await as(file.actor).disputes.withdraw({ disputeId })
    expect((await view(file)).dueNow).toBe(before.dueNow)
    const again = await dispute(file)
    expect(await read(again)).toMatchObject({ pauses: false, number: 2 })
    await expect(as(file.actor).disputes.withdraw({ disputeId })).rejects.toMatchObject(
      refused('disputes.alreadyOver'),
    )
  })

  test('at the limit only what the creditor conceded is given up; its silence is nothing', async () => {
    const file = await addCase({
      invoices: [{ number: 'F-2026-001', dueOn: '2026-03-01', amountMinor: 5_000_000n }],
    })
    const disputeId = await dispute(file, { items: part(file, 200_000) })
    const seen = { caseId: file.caseId, disputeId }
    const uphold = (version: number) =>
      as(marta).disputes.resolve({ ...seen, version, outcome: 'UPHELD', ...reasons })
    saldo.clock.set('2026-12-02T09:00:00.000Z' as never)
    await expect(uphold(0)).rejects.toMatchObject(refused('disputes.creditorDecides'))
    const { items } = await as(marta).desk.inbox({ kind: 'DISPUTE_LATE', mine: false })
    expect(items.map(({ subjectId }) => subjectId)).toContain(disputeId)
    await as(vega).disputes.answer({ ...seen, version: 0, stance: 'ACCEPTS', words: 'They are right here.' })
    await uphold(1)
    expect((await view(file)).principal).toBe(4_800_000)
    saldo.clock.set('2026-11-21T09:00:00.000Z' as never)
  })

  test('an only invoice upheld whole leaves nothing, and the case ends', async () => {
    const file = await addCase({
      invoices: [{ number: 'F-2026-001', dueOn: '2026-03-01', amountMinor: 100_000n }],
    })
    const disputeId = await dispute(file, { type: 'DUPLICATE_INVOICE' })
    const seen = { caseId: file.caseId, disputeId }
    await as(vega).disputes.answer({ ...seen, version: 0, stance: 'ACCEPTS', words: 'It was sent twice.' })
    await as(marta).disputes.resolve({ ...seen, version: 1, outcome: 'UPHELD', ...reasons })
    expect(await db.case.findUnique({ where: { id: file.caseId } })).toMatchObject({
      status: 'CLOSED',
      closeCode: 'DUPLICATE',
    })
  })
})

test('the creditor is reminded before its day, on it and after it, and not once it has answered', async () => {
  const file = await addCase()
  const disputeId = await dispute(file)
  await saldo.drain()
  const remind = async (on: string) => {
    saldo.clock.set(`${on}T09:00:00.000Z` as never)
    saldo.mails.length = 0
    await remindOfDisputes(saldo.house)
    await remindOfDisputes(saldo.house)
    await saldo.drain()
    return kit.mailsTo(vega.email).filter(({ text }) => text.includes(disputeId)).length
  }
  expect(await remind('2026-11-27')).toBe(0)
  expect(await remind('2026-11-28')).toBe(1)
  expect(await remind('2026-12-01')).toBe(1)
  expect(await remind(day('2026-12-04'))).toBe(1)
  const row = await read(disputeId)
  await as(vega).disputes.answer({
    caseId: file.caseId,
    disputeId,
    version: row.version,
    stance: 'REJECTS',
    words: 'They were in order.',
  })
  expect(await remind('2026-12-05')).toBe(0)
  saldo.clock.set('2026-11-21T09:00:00.000Z' as never)
})

test('strangers find nothing', async () => {
  const file = await addCase()
  const other = await addCase()
  const disputeId = await dispute(file)
  const seen = { caseId: file.caseId, disputeId, version: 0 }
  const notFound = refused('access.notFound')
  const answer = { ...seen, stance: 'REJECTS' as const, words: 'This is not ours at all.' }
  await expect(as(nord).disputes.answer(answer)).rejects.toMatchObject(notFound)
  await expect(as(nord).disputes.ofCase({ caseId: file.caseId })).rejects.toMatchObject(notFound)
  await expect(as(other.actor).disputes.withdraw({ disputeId })).rejects.toMatchObject(notFound)
  await expect(as(other.actor).disputes.answerAsked({ disputeId, words })).rejects.toMatchObject(notFound)
  expect(await as(other.actor).disputes.own()).toEqual([])
  // A dispute of another case is not reached through a case of one's own.
  await expect(as(vega).disputes.answer({ ...answer, caseId: other.caseId })).rejects.toMatchObject(notFound)
  await expect(
    as(marta).disputes.resolve({ ...seen, caseId: other.caseId, outcome: 'REJECTED', ...reasons }),
  ).rejects.toMatchObject(notFound)
})

/** Money for what is not disputed of the first invoice, as the ledger has it. */
async function paid(file: ActiveCase, amountMinor: bigint) {
  const at = new Date(saldo.house.clock.now())
  const { caseId } = file
  const { creditorId } = vega
  await db.payment.create({
    data: {
      id: newId('payment', kit.now()),
      caseId,
      creditorId,
      method: 'card',
      status: 'SUCCEEDED',
      amountMinor,
      currency: 'EUR',
      language: 'de',
      startedAt: at,
      settledAt: at,
      expiresAt: at,
      receivedOn: '2026-11-21',
      allocations: {
        create: {
          id: newId('allocation', kit.now()),
          creditorId,
          invoiceId: file.invoiceIds[0] as string,
          part: 'PRINCIPAL',
          amountMinor,
        },
      },
    },
  })
}

const upheld = (file: { invoiceIds: readonly string[] }, amount: number) => [
  { invoiceId: file.invoiceIds[0] as never, amountMinor: minor(amount) },
]
