import { afterAll, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { addSubmitted, openDesk } from './desk.test-kit.ts'

const { saldo, jonas, claire, vega, as, accept } = await openDesk()
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
