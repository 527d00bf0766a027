import { afterAll, describe, expect, test } from 'vitest'
import { minor } from '#shared/money.ts'
import { refused } from '../testing/refused.ts'
import { openCases, startedCase, typedDraft, typedPercent } from './cases.test-kit.ts'

const { saldo, marta, vega, nord, rowOf } = await openCases()
afterAll(() => saldo.close())

const receipts = (caseId: string) => saldo.mails.filter(({ key }) => key === `case-receipt:${caseId}`)

describe('submitting a case', () => {
  test('ten at once give one number, one set of rows and exactly one receipt (A15)', async () => {
    const { caseId, version } = await startedCase(saldo, vega)
    const caller = saldo.callerAs(vega)
    const input = { caseId, version, percent: typedPercent }
    const answers = await Promise.all(Array.from({ length: 10 }, () => caller.cases.submit(input)))
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(['C-AV-0001']))
    expect(await caller.cases.submit(input)).toEqual(answers[0])
    await saldo.drain()
    await saldo.drain()
    expect(receipts(caseId)).toHaveLength(1)
    expect(receipts(caseId)[0]).toMatchObject({ to: vega.email })
    expect(receipts(caseId)[0]?.text).toContain('C-AV-0001')

    const row = await rowOf(caseId)
    expect(row).toMatchObject({
      status: 'UNDER_REVIEW',
      principalMinor: 1_240_000n,
      managerId: marta.userId,
      tariff: 'tariff-2026-1',
      feeNumerator: '3',
      feeDenominator: '25',
      submittedOn: '2026-11-21',
      reference: 'KD 4711',
      draft: null,
    })
    expect(row.agreementId).not.toBeNull()
    expect(row.invoices.map(({ number }) => number)).toEqual(['F-2026-101', 'F-2026-118'])
    expect(row.debtor.contacts).toHaveLength(2)
    expect(row.events.map(({ kind }) => kind)).toEqual([
      'draft-started',
      'draft-saved',
      'case-submitted',
      'receipt-sent',
      'review-started',
    ])
  })

  test('numbers have no gaps, whatever was refused in between', async () => {
    const broken = await startedCase(saldo, vega, typedDraft({ invoices: [] }))
    const caller = saldo.callerAs(vega)
    await expect(caller.cases.submit({ ...broken, percent: '' })).rejects.toMatchObject(
      refused('cases.draftIncomplete'),
    )
    const started = await Promise.all([1, 2, 3].map(() => startedCase(saldo, vega)))
    const numbers = await Promise.all(
      started.map((one) => caller.cases.submit({ ...one, percent: typedPercent })),
    )
    expect(numbers.map(({ number }) => number).toSorted()).toEqual(['C-AV-0002', 'C-AV-0003', 'C-AV-0004'])
  })

  test('without a signature it waits, and the receipt says for what (A10)', async () => {
    const draft = typedDraft({ debtor: { ...typedDraft().debtor, name: 'Café Lumière SARL' } })
    const { caseId, version } = await startedCase(saldo, nord, draft)
    const { number, status } = await saldo
      .callerAs(nord)
      .cases.submit({ caseId, version, percent: typedPercent })
    expect({ number, status }).toEqual({ number: 'C-NT-0001', status: 'AWAITING_AGREEMENT' })
    await saldo.drain()
    expect(receipts(caseId)[0]?.text).toContain('your signature')
    const row = await rowOf(caseId)
    expect(row).toMatchObject({ agreementId: null, collectorId: null })
    await expect(saldo.callerAs(marta).cases.accept({ caseId, version: row.version })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    })
    const activated = saldo.house.db.case.update({ where: { id: caseId }, data: { status: 'ACTIVE' } })
    await expect(activated).rejects.toThrow()
  })

  test('refuses a price that the person has not seen', async () => {
    const { caseId, version } = await startedCase(saldo, vega)
    await expect(
      saldo.callerAs(vega).cases.submit({ caseId, version, percent: '10.00' }),
    ).rejects.toMatchObject(refused('cases.priceChanged', { percent: '12.00' }))
  })

  test.each([
    ['an invoice that is not due yet', { dueOn: '2026-11-21' }, 'cases.invoiceNotOverdue'],
    ['too small a debt', { amountMinor: minor(9_999) }, 'quotes.tooSmall'],
    ['too old a debt', { dueOn: '2023-11-20' }, 'quotes.tooOld'],
  ])('meets the door again: %s', async (_, changes, code) => {
    const [first] = typedDraft().invoices
    const draft = typedDraft({ invoices: [{ ...first!, ...changes }] })
    const started = await startedCase(saldo, vega, { ...draft, debtor: { ...draft.debtor, country: 'ES' } })
    await expect(saldo.callerAs(vega).cases.submit({ ...started, percent: '' })).rejects.toMatchObject(
      refused(code),
    )
  })

  test('refuses a mistyped company number in words, and a private person always (A42)', async () => {
    const { debtor } = typedDraft()
    const mistyped = await startedCase(
      saldo,
      vega,
      typedDraft({ debtor: { ...debtor, vatNumber: 'DE123456789' } }),
    )
    await expect(
      saldo.callerAs(vega).cases.submit({ ...mistyped, percent: typedPercent }),
    ).rejects.toMatchObject(refused('people.numberCheckDigit'))
    const person = await startedCase(saldo, vega, typedDraft({ debtor: { ...debtor, kind: 'CONSUMER' } }))
    await expect(
      saldo.callerAs(vega).cases.submit({ ...person, percent: typedPercent }),
    ).rejects.toMatchObject(refused('cases.draftIncomplete'))
  })
})
