import { afterAll, describe, expect, test } from 'vitest'
import { bookClosing } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openDisputes, reasons } from './disputes.test-kit.ts'

const kit = await openDisputes()
const { saldo, marta, olga, jonas, vega, nord, addCase, dispute, read, holds, view, paid, decide, settle } =
  kit
const { db } = saldo.house
afterAll(() => saldo.close())

const as = saldo.callerAs

/** A dispute about the whole of the first invoice that the creditor has answered. */
async function heard(stance: 'ACCEPTS' | 'REJECTS' = 'ACCEPTS') {
  const file = await addCase()
  const disputeId = await dispute(file)
  const seen = { caseId: file.caseId, disputeId }
  await as(vega).disputes.answer({ ...seen, version: 0, stance, words: 'We have looked into it.' })
  return { file, disputeId, seen }
}
const ofDesk = async (file: ActiveCase) =>
  (await as(marta).disputes.ofCase({ caseId: file.caseId })).disputes[0]
const decisionsOf = (disputeId: string) =>
  db.disputeDecision.findMany({ where: { disputeId }, orderBy: { version: 'asc' } })
const inboxHas = async (disputeId: string) =>
  (await as(marta).desk.inbox({ kind: 'DISPUTE', mine: false })).items.some(
    ({ subjectId }) => subjectId === disputeId,
  )

describe('a decision about a dispute', () => {
  test('lies still for ten seconds: written down, without effect, told to nobody outside', async () => {
    const { file, disputeId } = await heard()
    const before = await view(file)
    await saldo.drain()
    saldo.mails.length = 0
    expect(await inboxHas(disputeId)).toBe(true)
    const { undoUntil } = await decide(file, disputeId, { outcome: 'UPHELD' })
    expect(undoUntil).toBe('2026-11-21T09:00:10.000Z')
    expect(await decisionsOf(disputeId)).toMatchObject([
      { kind: 'DECIDED', outcome: 'UPHELD', byName: 'Marta Ferrer', forName: null, ...reasons },
    ])
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', endedAt: null, upheldMinor: null })
    expect(await view(file)).toEqual(before)
    expect(await holds(disputeId)).toMatchObject([{ liftedAt: null }])
    expect(await inboxHas(disputeId)).toBe(false)
    expect((await ofDesk(file))?.decision).toMatchObject({ kind: 'DECIDED', isMine: true, outcome: 'UPHELD' })
    // Neither side reads that there is a decision, in no page and in no event.
    const outside = JSON.stringify([
      await as(vega).disputes.ofCase({ caseId: file.caseId }),
      (await as(vega).cases.page({ caseId: file.caseId })).timeline,
      await as(file.actor).disputes.own(),
    ])
    expect(outside).not.toContain(reasons.reasonToCreditor)
    expect(outside).not.toContain(reasons.reasonToDebtor)
    expect(outside).not.toContain('dispute-decided')
    await saldo.drain()
    expect(saldo.mails).toEqual([])
  })

  test('takes effect once, however often the job runs', async () => {
    const { file, disputeId } = await heard()
    const before = await view(file)
    const { version } = await decide(file, disputeId, { outcome: 'UPHELD' })
    await settle(disputeId)
    await settle(disputeId)
    expect(await read(disputeId)).toMatchObject({
      status: 'RESOLVED_UPHELD',
      heldUntil: null,
      resolvedByName: 'Marta Ferrer',
      version: version + 1,
    })
    expect(await db.invoiceCredit.count({ where: { disputeId } })).toBe(1)
    expect((await view(file)).principal).toBe(before.principal - 1_000_000)
    const events = await db.caseEvent.findMany({ where: { caseId: file.caseId, kind: 'dispute-resolved' } })
    expect(events).toMatchObject([{ actorKind: 'manager', actorName: 'Marta Ferrer' }])
    expect((await ofDesk(file))?.decision).toBeNull()
  })

  test('is taken back by whoever took it, and can be taken anew', async () => {
    const { file, disputeId, seen } = await heard()
    const { version } = await decide(file, disputeId, { outcome: 'UPHELD' })
    await expect(as(olga).disputes.takeBack({ ...seen, version })).rejects.toMatchObject(
      refused('disputes.notYours'),
    )
    await as(marta).disputes.takeBack({ ...seen, version })
    await settle(disputeId)
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', heldUntil: null })
    expect(await decisionsOf(disputeId)).toMatchObject([{ kind: 'DECIDED' }, { kind: 'TAKEN_BACK' }])
    expect(await inboxHas(disputeId)).toBe(true)
    await decide(file, disputeId, { outcome: 'REJECTED' }, olga)
    await settle(disputeId)
    const after = await read(disputeId)
    expect(after).toMatchObject({ status: 'RESOLVED_REJECTED', resolvedByName: 'Olga Ruiz' })
    await expect(as(olga).disputes.takeBack({ ...seen, version: after.version })).rejects.toMatchObject(
      refused('disputes.alreadyTold'),
    )
  })

  test('two account managers at once: one decides, the other is told', async () => {
    const { seen } = await heard('REJECTS')
    const decideAs = (who: typeof marta, outcome: 'UPHELD' | 'REJECTED') =>
      as(who).disputes.resolve({ ...seen, version: 1, outcome, ...reasons })
    const results = await Promise.allSettled([decideAs(marta, 'REJECTED'), decideAs(olga, 'UPHELD')])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(String(lost?.reason.cause.code)).toBe('disputes.changedMeanwhile')
  })

  test('nothing comes in between but the debtor who takes the dispute back', async () => {
    const { file, disputeId, seen } = await heard()
    const before = await view(file)
    const { version } = await decide(file, disputeId, { outcome: 'UPHELD' })
    const held = refused('disputes.beingDecided')
    await expect(decide(file, disputeId, { outcome: 'REJECTED' }, olga)).rejects.toMatchObject(held)
    await expect(
      as(olga).disputes.askDebtor({ ...seen, version, words: 'How many beams are rusty?' }),
    ).rejects.toMatchObject(held)
    await as(file.actor).disputes.withdraw({ disputeId })
    await settle(disputeId)
    expect(await read(disputeId)).toMatchObject({ status: 'WITHDRAWN', heldUntil: null })
    expect((await view(file)).principal).toBe(before.principal)
  })

  test('goes back to the desk where money has come in meanwhile: nothing is lost, and the desk is told why', async () => {
    const { file, disputeId } = await heard()
    await decide(file, disputeId, { outcome: 'UPHELD' })
    await saldo.drain()
    saldo.mails.length = 0
    await paid(file, 100_000n)
    await settle(disputeId)
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', heldUntil: null, upheldMinor: null })
    expect(await db.invoiceCredit.count({ where: { disputeId } })).toBe(0)
    expect(await decisionsOf(disputeId)).toMatchObject([
      { kind: 'DECIDED', outcome: 'UPHELD' },
      { kind: 'REFUSED', byName: 'Marta Ferrer', refusal: { code: 'disputes.amountChanged' } },
    ])
    expect((await ofDesk(file))?.decision?.refusal?.code).toBe('disputes.amountChanged')
    expect(await inboxHas(disputeId)).toBe(true)
    await saldo.drain()
    expect(saldo.mails.map(({ to }) => to)).toEqual([marta.email])
    expect(saldo.mails[0]?.text).toContain('could not take effect')
    // Decided again over what is true now.
    await decide(file, disputeId, { outcome: 'UPHELD' })
    await settle(disputeId)
    expect(await db.invoiceCredit.findMany({ where: { disputeId } })).toMatchObject([
      { amountMinor: 900_000n },
    ])
  })

  test('is nobody else’s to take back', async () => {
    const { file, disputeId, seen } = await heard()
    const { version } = await decide(file, disputeId, { outcome: 'UPHELD' })
    for (const stranger of [vega, nord, jonas])
      await expect(as(stranger).disputes.takeBack({ ...seen, version })).rejects.toThrow()
    const other = await addCase()
    await expect(
      as(marta).disputes.takeBack({ ...seen, caseId: other.caseId, version }),
    ).rejects.toMatchObject(refused('access.notFound'))
    expect(await read(disputeId)).toMatchObject({ version })
  })
})

test('of a case that has ended meanwhile nothing is owed again, and nothing is booked', async () => {
  const { file, disputeId } = await heard('REJECTS')
  const { caseId, actor } = file
  await decide(file, disputeId, { outcome: 'REJECTED' })
  // What is left is given up: the case is settled while the decision lies still.
  await saldo.house.db.$transaction(async (tx) => {
    const at = saldo.clock.now()
    const booking = { caseId, creditorId: actor.creditorId, cause: 'settled', at }
    await bookClosing(tx, await loadClaim(saldo.house, tx, caseId), booking)
    await tx.case.update({
      where: { id: caseId },
      data: { status: 'CLOSED', closeCode: 'SETTLED', closedOn: saldo.clock.today() },
    })
  })
  const posted = await db.ledgerTransaction.count({ where: { caseId } })
  await settle(disputeId)
  expect(await read(disputeId)).toMatchObject({ status: 'RESOLVED_REJECTED' })
  expect(await db.ledgerTransaction.count({ where: { caseId } })).toBe(posted)
})
