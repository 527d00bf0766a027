import { afterAll, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { addSubmitted, openDesk } from './desk.test-kit.ts'

const { saldo, marta, olga, jonas, claire, vega, as, accept } = await openDesk()
afterAll(() => saldo.close())

test('a collector works the cases of a colleague while standing in for them, and no longer', async () => {
  const caseId = await addSubmitted(saldo, vega)
  await accept(caseId)
  const row = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
  expect(row.collectorId).toBe(jonas.userId)
  const today = saldo.house.clock.today()
  const note = () => as(claire).desk.addNote({ caseId, noteId: newId('note', Date.now()), text: 'Called.' })
  await expect(note()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { id } = await as(jonas).access.beAway({
    fromOn: today,
    untilOn: today,
    deputyId: claire.userId as Id<'user'>,
  })
  await note()
  expect(await as(claire).desk.workspace({ caseId })).toMatchObject({ inPlaceOf: jonas.name })
  await as(jonas).access.endAbsence({ absenceId: id as Id<'absence'> })
  await expect(note()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await as(claire).desk.workspace({ caseId })).toMatchObject({ inPlaceOf: null })
})

test('what waits for somebody who is away waits for the deputy, and says in whose place', async () => {
  const caseId = await addSubmitted(saldo, vega)
  const today = saldo.house.clock.today()
  const found = async (person: typeof marta) =>
    (await as(person).desk.inbox({ mine: true })).items.find((item) => item.caseId === caseId)
  expect(await found(marta)).toMatchObject({ ownerName: marta.name, forName: null })
  expect(await found(olga)).toBeUndefined()
  const { id } = await as(marta).access.beAway({
    fromOn: today,
    untilOn: today,
    deputyId: olga.userId as Id<'user'>,
  })
  expect(await found(marta)).toBeUndefined()
  expect(await found(olga)).toMatchObject({ ownerName: olga.name, forName: marta.name })
  await as(marta).access.endAbsence({ absenceId: id as Id<'absence'> })
  expect(await found(marta)).toMatchObject({ ownerName: marta.name, forName: null })
})
