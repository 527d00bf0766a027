import { afterAll, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import { openDisputes } from './disputes.test-kit.ts'

const kit = await openDisputes()
const { saldo, marta, olga, jonas, claire, vega, addCase, dispute, read, decide, settle } = kit
const { db, clock } = saldo.house
afterAll(() => saldo.close())

const as = saldo.callerAs
const leave = (person: typeof marta, deputy: typeof marta) =>
  as(person).access.beAway({
    fromOn: clock.today(),
    untilOn: clock.today(),
    deputyId: deputy.userId as Id<'user'>,
  })
const toldAtDesk = async (caseId: string) =>
  (await db.outgoingMail.findMany({ where: { kind: 'dispute-waiting', caseId } }))
    .map(({ recipient }) => recipient)
    .toSorted()

test('who stands in for the account manager is told, decides in both names, and both sides read who it was', async () => {
  const { id: absenceId } = await leave(marta, olga)
  const file = await addCase()
  const { caseId } = file
  const disputeId = await dispute(file, { type: 'NOT_A_BUSINESS', items: [] })
  expect(await toldAtDesk(caseId)).toEqual([jonas.email, olga.email].toSorted())
  expect((await as(olga).disputes.ofCase({ caseId })).forName).toBe('Marta Ferrer')
  const waiting = await as(vega).disputes.ofCase({ caseId })
  expect(waiting).toMatchObject({ managerName: 'Marta Ferrer', standIn: 'Olga Ruiz', forName: null })

  await decide(file, disputeId, { outcome: 'REJECTED' }, olga)
  const decision = await db.disputeDecision.findFirst({ where: { disputeId } })
  expect(decision).toMatchObject({ byName: 'Olga Ruiz', forName: 'Marta Ferrer' })
  await settle(disputeId)
  expect(await read(disputeId)).toMatchObject({
    resolvedByName: 'Olga Ruiz',
    resolvedForName: 'Marta Ferrer',
  })
  const event = await db.caseEvent.findFirst({ where: { caseId, kind: 'dispute-resolved' } })
  expect(event).toMatchObject({ actorName: 'Olga Ruiz', after: { forName: 'Marta Ferrer' } })
  const [seen] = (await as(vega).disputes.ofCase({ caseId })).disputes
  expect(seen).toMatchObject({ resolvedByName: 'Olga Ruiz', resolvedForName: 'Marta Ferrer' })
  // Who is away is no business of a debtor's.
  expect(JSON.stringify((await as(file.actor).disputes.own())[0])).not.toContain('resolvedForName')

  // Back again, everybody decides in their own name.
  await as(marta).access.endAbsence({ absenceId: absenceId as Id<'absence'> })
  const next = await addCase()
  const again = await dispute(next, { type: 'WRONG_PARTY', items: [] })
  expect(await toldAtDesk(next.caseId)).toEqual([jonas.email, marta.email].toSorted())
  await decide(next, again, { outcome: 'REJECTED' })
  await settle(again)
  expect(await read(again)).toMatchObject({ resolvedByName: 'Marta Ferrer', resolvedForName: null })
})

test('that a whole case stands still is told to who stands in for the collector', async () => {
  await leave(jonas, claire)
  const file = await addCase()
  await dispute(file, { type: 'INSOLVENCY', items: [] })
  expect(await toldAtDesk(file.caseId)).toEqual([claire.email, marta.email].toSorted())
})
