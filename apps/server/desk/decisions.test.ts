import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { refused } from '../testing/refused.ts'
import { addSubmitted, openDesk } from './desk.test-kit.ts'

const { saldo, marta, olga, jonas, vega, nord, as, accept } = await openDesk()
let caseId: CaseId
afterAll(() => saldo.close())
beforeEach(async () => {
  caseId = await addSubmitted(saldo, vega)
})

const events = async () =>
  (await saldo.house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  )

describe('accepting', () => {
  test('fixes agreement, price, collector and check code, and owes the first letter', async () => {
    const { checkCode, collectorName } = await accept(caseId)
    expect(collectorName).toBe(jonas.name)
    expect(checkCode).toMatch(/^\d{4}-\d{2}$/)
    const row = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
    expect(row).toMatchObject({
      status: 'ACTIVE',
      version: 1,
      collectorId: jonas.userId,
      managerId: marta.userId,
      // 10 % of the band and 2 points, because the invoice is 265 days past due (Part 7.2).
      feeNumerator: '3',
      feeDenominator: '25',
      tariff: 'tariff-2026-1',
    })
    await saldo.drain()
    expect(await events()).toEqual(['case-accepted', 'collector-assigned', 'link-created', 'letter-sent'])
  })

  test('two who decide at once: one wins, the other is told so, and one letter leaves', async () => {
    const results = await Promise.allSettled([accept(caseId, marta), accept(caseId, olga)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refused('cases.alreadyDecided'),
    })
    await saldo.drain()
    expect(await saldo.house.db.letter.count({ where: { caseId } })).toBe(1)
  })

  test('needs a signed agreement, and leaves nothing behind without one (A10)', async () => {
    caseId = await addSubmitted(saldo, nord)
    await expect(accept(caseId)).rejects.toMatchObject(refused('cases.needsAgreement'))
    expect(await events()).toEqual([])
  })

  test('needs a way to write to the debtor', async () => {
    const { debtorId } = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
    await saldo.house.db.debtorContact.deleteMany({ where: { debtorId } })
    await saldo.house.db.debtor.update({ where: { id: debtorId }, data: { street: null } })
    await expect(accept(caseId)).rejects.toMatchObject(refused('cases.needsWayToWrite'))
  })

  test('a collector who does not speak the language is shown and recorded as a fallback (A19)', async () => {
    const { debtorId } = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
    await saldo.house.db.debtor.update({ where: { id: debtorId }, data: { language: 'ar' } })
    const { acceptance } = await as(marta).desk.workspace({ caseId })
    expect(acceptance?.collector).toMatchObject({ why: 'FALLBACK', language: 'ar' })
    await accept(caseId)
    const assigned = await saldo.house.db.caseEvent.findFirst({
      where: { caseId, kind: 'collector-assigned' },
    })
    expect(assigned?.after).toMatchObject({ fallback: true })
  })

  test('whoever saw an older version is shown the case again', async () => {
    await expect(as(marta).cases.accept({ caseId, version: 7 })).rejects.toMatchObject(
      refused('cases.changedMeanwhile'),
    )
  })
})

describe('asking and declining', () => {
  test('a question goes to the creditor with its items and its day', async () => {
    const input = { caseId, version: 0, question: 'Which of the two deliveries?', items: ['Delivery note'] }
    await expect(
      as(marta).cases.askInformation({ ...input, dueOn: day('2026-11-20') }),
    ).rejects.toMatchObject(refused('cases.dueOutOfRange'))
    await as(marta).cases.askInformation({ ...input, dueOn: day('2026-12-01') })
    await saldo.drain()
    const mail = saldo.mails.find(({ key }) => key.startsWith('information-request'))
    expect(mail?.to).toBe(vega.email)
    expect(mail?.text).toContain('• Delivery note')
    const { requests, status } = await as(marta).desk.workspace({ caseId })
    expect(status).toBe('NEEDS_INFORMATION')
    expect(requests).toMatchObject([{ isOpen: true, dueOn: '2026-12-01' }])
  })

  test('a no carries its reason to the creditor, and can still be asked about', async () => {
    await as(marta).cases.decline({ caseId, version: 0, reason: 'The debtor is the creditor itself.' })
    await saldo.drain()
    const mail = saldo.mails.find(({ key }) => key.startsWith(`case-declined:${caseId}`))
    expect(mail?.text).toContain('The debtor is the creditor itself.')
    await expect(accept(caseId)).rejects.toMatchObject(refused('cases.alreadyDecided'))
  })
})
