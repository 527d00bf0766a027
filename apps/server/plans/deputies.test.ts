import { afterAll, describe, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { refused } from '../testing/refused.ts'
import { openNegotiations } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, second, creditor, owing, as, offer, tell, seen, rowOf } = town
const tomas = await saldo.addMember(creditor, 'Tomás Vega')
afterAll(() => saldo.close())

const leave = (person: Creditor | Staff, deputy: { userId: string }, from: string, until: string) =>
  saldo.callerAs(person).access.beAway({
    fromOn: day(from),
    untilOn: day(until),
    deputyId: deputy.userId as Id<'user'>,
  })
const mailsOf = async (kind: string, caseId: string) =>
  (await house.db.outgoingMail.findMany({ where: { kind, caseId } })).map(({ recipient }) => recipient)
const aDay = 86_400

/** A debt that only the creditor may decide about, looked at by the desk. */
async function recommended() {
  const file = await owing(60_000_00)
  await offer(file)
  await as(marta).recommend({ ...(await seen(file)), advice: 'ACCEPT', reason: 'They will keep it.' })
  await tell(file)
  return file
}
const refusedToTomas = async (file: Awaited<ReturnType<typeof owing>>) =>
  expect(as(tomas).approve(await seen(file))).rejects.toMatchObject(refused('plans.ownerDecides'))

describe('a deputy', () => {
  // The clock stands at 21 November; the owner is away on the 22nd and the 23rd.
  test('of an owner decides about 60,000.00 during the absence, not before, not after', async () => {
    await leave(creditor, tomas, '2026-11-22', '2026-11-23')
    await refusedToTomas(await recommended())
    saldo.clock.forward(aDay)
    const file = await recommended()
    expect((await as(tomas).ofCase({ caseId: file.caseId })).negotiations[0]?.forName).toBe(creditor.name)
    expect((await mailsOf('plan-for-creditor', file.caseId)).toSorted()).toEqual(
      [creditor.email, tomas.email].toSorted(),
    )
    await as(tomas).approve(await seen(file))
    expect(await rowOf(file)).toMatchObject({ status: 'AGREED' })
    const decision = await house.db.planDecision.findFirst({
      where: { caseId: file.caseId, kind: 'APPROVED' },
    })
    expect(decision).toMatchObject({ byKind: 'creditor', byName: tomas.name, forName: creditor.name })
    saldo.clock.forward(2 * aDay)
    const later = await recommended()
    await refusedToTomas(later)
    expect(await mailsOf('plan-for-creditor', later.caseId)).toEqual([creditor.email])
  })

  test('decides nothing more once the owner is back early; the owner always may', async () => {
    const { id } = await leave(creditor, tomas, house.clock.today(), '2026-12-31')
    const file = await recommended()
    await saldo.callerAs(creditor).access.endAbsence({ absenceId: id as Id<'absence'> })
    await refusedToTomas(file)
    await leave(creditor, tomas, house.clock.today(), '2026-12-31')
    await as(creditor).approve(await seen(file))
    const decision = await house.db.planDecision.findFirst({
      where: { caseId: file.caseId, kind: 'APPROVED' },
    })
    expect(decision).toMatchObject({ byName: creditor.name, forName: null })
  })

  test('of an account manager gets the mail that an offer waits, and decides in both names', async () => {
    const { id } = await leave(marta, second, house.clock.today(), '2026-12-31')
    const file = await owing(12_000_00)
    await offer(file)
    expect(await mailsOf('plan-waiting', file.caseId)).toEqual([second.email])
    await as(second).approve(await seen(file))
    const decision = await house.db.planDecision.findFirst({ where: { caseId: file.caseId } })
    expect(decision).toMatchObject({ byName: second.name, forName: marta.name })
    await saldo.callerAs(marta).access.endAbsence({ absenceId: id as Id<'absence'> })
    const next = await owing(12_000_00)
    await offer(next)
    expect(await mailsOf('plan-waiting', next.caseId)).toEqual([marta.email])
  })
})
