import { afterAll, expect, test } from 'vitest'
import { openDisputes } from './disputes.test-kit.ts'
import { remindOfDisputes } from './remind-disputes.ts'

const kit = await openDisputes()
const { saldo, vega, addCase, dispute, read } = kit
afterAll(() => saldo.close())

const as = saldo.callerAs

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
  expect(await remind('2026-12-04')).toBe(1)
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
