import { afterAll, expect, test } from 'vitest'
import { swissAmount } from '#shared/bank/swiss-bill.ts'
import { zero } from '#shared/money.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { openBrowser, openPortal } from './portal.test-kit.ts'

const { world, addCase, inside } = await openPortal()
afterAll(() => world.close())

const invoices = [{ number: 'F-2026-001', dueOn: '2026-10-01', amountMinor: 1_949_75n }]

test('a debtor who owes francs saves the bill that the page shows as a code', async () => {
  const open = await addCase({ currency: 'CHF', invoices })
  const person = await inside(open)
  const { transfer } = await person.page(person.get('/d/pay'), 'portal-pay')
  expect(transfer?.picture?.kind).toBe('SWISS')
  // The whole code as one path: a debtor's page stays light.
  expect(transfer?.picture?.source.length).toBeLessThan(60_000)
  const answer = await person.get('/d/transfer.pdf')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const pages = pagesOf(new Uint8Array(await answer.arrayBuffer()))
  expect(pages).toHaveLength(1)
  for (const words of ['Zahlteil', 'Empfangsschein', swissAmount(transfer?.amount ?? zero), 'Keine Bank'])
    expect(pages.join(' ')).toContain(words)
  const noted = { caseId: open.caseId, kind: 'document-downloaded' }
  expect(await world.house.db.caseEvent.count({ where: noted })).toBe(1)
})

test('there is none for euros, none once all is paid, and none for whoever is not behind the link', async () => {
  const euros = await inside(await addCase({ invoices }))
  expect((await euros.get('/d/transfer.pdf')).headers.get('content-type')).not.toBe('application/pdf')
  const paid = await addCase({ currency: 'CHF', invoices })
  const person = await inside(paid)
  await world.house.db.case.update({
    where: { id: paid.caseId },
    data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: '2026-11-21' },
  })
  expect((await person.get('/d/transfer.pdf')).headers.get('content-type')).not.toBe('application/pdf')
  const stranger = openBrowser(world.house)
  expect((await stranger.get('/d/transfer.pdf')).headers.get('content-type')).not.toBe('application/pdf')
})
