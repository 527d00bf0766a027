import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { issueQuote } from '../quotes/issue-quote.ts'
import { refused } from '../testing/refused.ts'
import { openCases, startedCase, submittedCase, typedDraft } from './cases.test-kit.ts'

const { saldo, marta, vega, nord, rowOf } = await openCases()
afterAll(() => saldo.close())

describe('a case from a quote', () => {
  const quoteInput = {
    creditorName: 'Aceros Vega SL',
    creditorCountry: 'ES',
    debtorName: 'Bau Adler GmbH',
    debtorCountry: 'DE',
    amountMinor: minor(1_240_000),
    currency: 'EUR',
    dueOn: '2026-03-01',
    debtorKind: 'BUSINESS',
  } as const
  const issue = () =>
    issueQuote(
      {
        house: saldo.house,
        actor: { kind: 'visitor', language: 'en' },
        requestId: 't',
        ip: '::1',
        userAgent: 't',
      },
      quoteInput as Parameters<typeof issueQuote>[1],
    )
  const newCase = () => newId('case', Date.parse(saldo.house.clock.now()))

  test('has everything that the quote knows, and one quote is one case (A06)', async () => {
    const { token, number } = await issue()
    const caller = saldo.callerAs(vega)
    const starts = await Promise.all(
      [1, 2, 3].map(() => caller.cases.startDraft({ caseId: newCase(), quoteToken: token })),
    )
    expect(new Set(starts.map(({ caseId }) => caseId)).size).toBe(1)
    const opened = await caller.cases.draft({ caseId: starts[0]!.caseId })
    expect(opened.quote?.number).toBe(number)
    expect(opened.draft).toMatchObject({
      currency: 'EUR',
      debtor: { name: 'Bau Adler GmbH', country: 'DE', language: 'de' },
      invoices: [{ dueOn: '2026-03-01', amountMinor: 1_240_000, amount: '12,400.00' }],
    })
  })

  test('keeps the price of the quote when the price list has changed', async () => {
    const { quoteId, token } = await issue()
    await saldo.house.db.quote.update({
      where: { id: quoteId },
      data: { feeNumerator: '7', feeDenominator: '100' },
    })
    const caller = saldo.callerAs(vega)
    const { caseId } = await caller.cases.startDraft({ caseId: newCase(), quoteToken: token })
    const { version } = await caller.cases.saveDraft({ caseId, version: 0, draft: typedDraft() })
    await caller.cases.submit({ caseId, version, percent: '7.00' })
    const row = await rowOf(caseId)
    expect(row).toMatchObject({ quoteId, feeNumerator: '7', feeDenominator: '100' })
    expect(row.events.map(({ kind }) => kind)).toContain('quote-accepted')
    expect(await saldo.house.db.quote.findUnique({ where: { id: quoteId } })).toMatchObject({
      status: 'ACCEPTED',
    })
  })

  test('of somebody else is not there', async () => {
    const { token } = await issue()
    await saldo.callerAs(vega).cases.startDraft({ caseId: newCase(), quoteToken: token })
    await expect(
      saldo.callerAs(nord).cases.startDraft({ caseId: newCase(), quoteToken: token }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a case that the desk enters for a company (A16)', () => {
  test('names both people, asks the company to confirm, and is confirmed once', async () => {
    const { caseId } = await submittedCase(saldo, marta, typedDraft(), vega.creditorId)
    await saldo.drain()
    const mails = saldo.mails.filter(({ key, to }) => key.endsWith(caseId) && to === vega.email)
    expect(mails.map(({ key }) => key.split(':')[0]).toSorted()).toEqual(['case-entered', 'case-receipt'])
    const caller = saldo.callerAs(vega)
    const home = await caller.cases.home()
    expect(home.needsYou.toConfirm.map((one) => one.caseId)).toContain(caseId)
    await saldo.addStaff('collector', 'Jonas Brandt', ['de'])
    const accept = async () =>
      saldo.callerAs(marta).cases.accept({ caseId, version: (await rowOf(caseId)).version })
    await expect(accept()).rejects.toMatchObject(refused('cases.needsConfirmation'))
    await caller.cases.confirmEntry({ caseId })
    await caller.cases.confirmEntry({ caseId })
    expect(await accept()).toMatchObject({ status: 'ACTIVE', collectorName: 'Jonas Brandt' })
    const { entry } = await caller.cases.page({ caseId })
    expect(entry).toMatchObject({ enteredBy: 'Marta Ferrer', onBehalfOf: vega.name })
    expect(entry?.confirmedAt).not.toBeNull()
    const { events } = await rowOf(caseId)
    expect(events.filter(({ kind }) => kind === 'entry-confirmed')).toHaveLength(1)
    const entered = events.find(({ kind }) => kind === 'case-entered-on-behalf')
    expect(entered).toMatchObject({ actorName: 'Marta Ferrer', after: { onBehalfOf: vega.name } })
  })
})

describe('drafts', () => {
  test('typed by two people are never overwritten in silence; a repeated save changes nothing', async () => {
    const { caseId, version } = await startedCase(saldo, vega)
    const caller = saldo.callerAs(vega)
    expect(
      await caller.cases.saveDraft({
        caseId,
        version: 0,
        draft: (await caller.cases.draft({ caseId })).draft,
      }),
    ).toEqual({ version })
    const other = typedDraft({ reference: 'another' })
    await expect(
      caller.cases.saveDraft({ caseId, version: version - 1, draft: other }),
    ).rejects.toMatchObject(refused('cases.changedElsewhere'))
    const { events } = await rowOf(caseId)
    expect(events.map(({ kind }) => kind)).toEqual(['draft-started', 'draft-saved'])
  })

  test('that are thrown away leave nothing of what was typed', async () => {
    const { caseId } = await startedCase(saldo, vega)
    const caller = saldo.callerAs(vega)
    await caller.cases.discardDraft({ caseId })
    await caller.cases.discardDraft({ caseId })
    const row = await rowOf(caseId)
    expect(row).toMatchObject({ status: 'CLOSED', closeCode: 'NEVER_STARTED', draft: null, reference: null })
    expect(row.debtor.name).toBe('')
    const listed = await caller.cases.list({ group: 'ALL', limit: 50 })
    expect(listed.cases.map((one) => one.caseId)).not.toContain(caseId)
  })
})
