import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { refused } from '../testing/refused.ts'
import { openDisputes, reasons } from './disputes.test-kit.ts'

const kit = await openDisputes()
const { saldo, marta, jonas, vega, addCase, dispute, read, holds, view, part, paid, resolve } = kit
const { db } = saldo.house
afterAll(() => saldo.close())

const as = saldo.callerAs

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
    await resolve(file, disputeId, { outcome: 'UPHELD' })
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
    await resolve(file, disputeId, { outcome: 'REJECTED' })
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

    const inPart = { outcome: 'PARTIAL' as const, upheld: part(file, 150_000) }
    await expect(resolve(file, disputeId, inPart)).rejects.toMatchObject(refused('disputes.creditorHasTime'))
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

    const weighed = await as(marta).disputes.weigh({ ...seen, ...inPart })
    await saldo.drain()
    saldo.mails.length = 0
    await resolve(file, disputeId, inPart)
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

  test('at the limit only what the creditor conceded is given up; its silence is nothing', async () => {
    const file = await addCase({
      invoices: [{ number: 'F-2026-001', dueOn: '2026-03-01', amountMinor: 5_000_000n }],
    })
    const disputeId = await dispute(file, { items: part(file, 200_000) })
    const seen = { caseId: file.caseId, disputeId }
    const uphold = () => resolve(file, disputeId, { outcome: 'UPHELD' })
    saldo.clock.set('2026-12-02T09:00:00.000Z' as never)
    await expect(uphold()).rejects.toMatchObject(refused('disputes.creditorDecides'))
    const { items } = await as(marta).desk.inbox({ kind: 'DISPUTE_LATE', mine: false })
    expect(items.map(({ subjectId }) => subjectId)).toContain(disputeId)
    await as(vega).disputes.answer({ ...seen, version: 0, stance: 'ACCEPTS', words: 'They are right here.' })
    await uphold()
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
    await resolve(file, disputeId, { outcome: 'UPHELD' })
    expect(await db.case.findUnique({ where: { id: file.caseId } })).toMatchObject({
      status: 'CLOSED',
      closeCode: 'DUPLICATE',
    })
  })

  test('an invoice under a plan, paid in part and upheld for the rest, ends the plan with its case', async () => {
    const file = await addCase({
      invoices: [{ number: 'F-2026-001', dueOn: '2026-12-31', amountMinor: 600_000n }],
    })
    const { plans } = as(file.actor)
    const { undisputed: total } = await plans.talk()
    const rhythm = { firstOn: day('2026-11-27'), count: 4, dayOfMonth: 5 }
    const drawn = await plans.draw({ total, first: minor(150_000), ...rhythm })
    const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
    await plans.confirm({ negotiationId: newId('negotiation', kit.now()), ...signed })
    await paid(file, 150_000n)
    const disputeId = await dispute(file)
    const seen = { caseId: file.caseId, disputeId }
    await as(vega).disputes.answer({ ...seen, version: 0, stance: 'ACCEPTS', words: 'They are right.' })
    await resolve(file, disputeId, { outcome: 'UPHELD' })
    const { closeCode } = await db.case.findUniqueOrThrow({ where: { id: file.caseId } })
    const { status } = await db.plan.findFirstOrThrow({ where: { caseId: file.caseId } })
    expect([closeCode, status]).toEqual(['PAID', 'COMPLETED'])
  })
})
