import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { openCases, startedCase, submittedCase, typedDraft, typedPercent } from './cases.test-kit.ts'

const { saldo, marta, vega, nord } = await openCases()
afterAll(() => saldo.close())
beforeAll(async () => {
  for (let count = 0; count < 3; count++) await submittedCase(saldo, vega)
  for (let count = 0; count < 2; count++) await startedCase(saldo, vega)
})

describe('what a company reads', () => {
  test('a list finds by debtor, number, reference and invoice, and goes on page by page', async () => {
    const caller = saldo.callerAs(vega)
    const all = await caller.cases.list({ limit: 50 })
    expect(all.cases.length).toBe(5)
    const seen: string[] = []
    let cursor: Awaited<ReturnType<typeof caller.cases.list>>['next'] | undefined
    do {
      const page = await caller.cases.list({ limit: 2, ...(cursor ? { cursor } : {}) })
      expect(page.cases.length).toBeLessThanOrEqual(2)
      seen.push(...page.cases.map((one) => one.caseId))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(all.cases.map((one) => one.caseId))
    const found = async (search: string) =>
      (await caller.cases.list({ search })).cases.map(({ number }) => number)
    expect(await found('c-av-0001')).toEqual(['C-AV-0001'])
    expect(await found('bau ad')).toContain('C-AV-0001')
    expect(await found('f-2026-118')).toContain('C-AV-0001')
    expect(await found('Lumière')).toEqual([])
  })

  test('the page adds up, tells what happens next, and whose decision it is', async () => {
    const caller = saldo.callerAs(vega)
    const [first] = (await caller.cases.list({ search: 'C-AV-0001' })).cases
    const page = await caller.cases.page({ caseId: first!.caseId })
    expect(page.claim.claimed).toBe(1_335_596)
    expect(page.next).toMatchObject({ code: 'REVIEW', turn: 'AGENCY', by: '2026-11-24' })
    expect(page.authority).toMatchObject({ decider: 'ACCOUNT_MANAGER' })
    expect(page.price).toEqual({ percent: '12.00', tariff: 'tariff-2026-1', minimum: 4_000 })
    expect(page.tracker).toHaveLength(9)
    expect(page.tracker.find(({ state }) => state === 'current')?.step).toBe('ASSIGN')
    expect(page.completeness.score).toBeGreaterThan(40)
    expect(page.manager?.name).toBe('Marta Ferrer')
  })

  test('a stranger finds nothing, through the procedures and with their filter removed', async () => {
    const { caseId, version } = await startedCase(saldo, vega)
    const stranger = saldo.callerAs(nord)
    const ways = [
      () => stranger.cases.page({ caseId }),
      () => stranger.cases.one({ caseId }),
      () => stranger.cases.draft({ caseId }),
      () => stranger.cases.timeline({ caseId, before: 99 }),
      () => stranger.cases.saveDraft({ caseId, version, draft: typedDraft() }),
      () => stranger.cases.submit({ caseId, version, percent: typedPercent }),
      () => stranger.cases.discardDraft({ caseId }),
      () => stranger.cases.confirmEntry({ caseId }),
      () => stranger.cases.startDraft({ caseId }),
      () => stranger.cases.removeDocument({ caseId, documentId: newId('document', 1) }),
    ]
    for (const way of ways) await expect(way()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stranger.cases.list({ search: 'Bau Adler' })).cases).toEqual([])
    const rows = await inTransaction(saldo.house.db, nord, (tx) =>
      tx.case.findMany({ where: { id: caseId } }),
    )
    expect(rows).toEqual([])
  })
})

test('what was asked is answered once, and the review goes on (A36)', async () => {
  const { caseId, version } = await submittedCase(saldo, vega)
  await saldo.callerAs(marta).cases.askInformation({
    caseId,
    version,
    question: 'Which delivery notes belong to F-2026-118?',
    items: ['Delivery notes'],
    dueOn: '2026-12-01' as never,
  })
  const caller = saldo.callerAs(vega)
  const { needsYou } = await caller.cases.home()
  const asked = needsYou.requests.find((request) => request.caseId === caseId)
  expect(asked).toMatchObject({ dueOn: '2026-12-01' })
  const requestId = asked!.requestId as Parameters<typeof caller.cases.answerRequest>[0]['requestId']
  await caller.cases.answerRequest({ caseId, requestId, answer: 'LS-88 and LS-91, attached.' })
  await caller.cases.answerRequest({ caseId, requestId, answer: 'twice' })
  const page = await caller.cases.page({ caseId })
  expect(page.status).toBe('UNDER_REVIEW')
  expect(page.requests[0]).toMatchObject({ answer: 'LS-88 and LS-91, attached.', answeredBy: vega.name })
  await saldo.drain()
  expect(
    saldo.mails.filter(({ to, key }) => to === marta.email && key.startsWith('information-answered')),
  ).toHaveLength(1)
})
