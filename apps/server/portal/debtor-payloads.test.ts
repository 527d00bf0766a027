import { afterAll, expect, test } from 'vitest'
import type { PortalPage } from '#shared/pages/portal-pages.ts'
import { expectAllowed } from '../testing/payload-keys.ts'
import { dispute, payInParts, payWithCosts, writeAndRead } from './debtor-days.test-kit.ts'
import { openBrowser } from './portal.test-kit.ts'
import { openRecorder } from './recorder.test-kit.ts'

const recorder = await openRecorder()
const { addCase, atTheDoor, collector, creditor, house, keys, left, marta, see } = recorder
afterAll(() => recorder.close())

/** Every page behind a link, as its type names them: one that is added is looked for here. */
const pages: Record<PortalPage['page'], true> = {
  'portal-ask': true,
  'portal-calendar': true,
  'portal-card': true,
  'portal-credit': true,
  'portal-claim': true,
  'portal-closed': true,
  'portal-code': true,
  'portal-complaint': true,
  'portal-dispute': true,
  'portal-dispute-check': true,
  'portal-disputes': true,
  'portal-left': true,
  'portal-locked': true,
  'portal-pay': true,
  'portal-payment': true,
  'portal-plan': true,
  'portal-plan-ended': true,
  'portal-plan-next': true,
  'portal-plan-none': true,
  'portal-plan-talk': true,
  'portal-plan-terms': true,
  'portal-privacy': true,
}
/** Every mail that goes to a debtor. */
const mails = [
  'complaint-answered',
  'complaint-received',
  'dispute-question',
  'dispute-received',
  'dispute-resolved',
  'first-letter',
  'link-code',
  'payment-receipt',
  'plan-answered',
  'plan-expired',
  'plan-signed',
  'question-answered',
  'question-received',
  'settlement-letter',
]
/** Every paper that a debtor can save or is sent. */
const templates = [
  'bank/swiss-bill-paper.typ',
  'contact/first-letter-paper.typ',
  'contact/invoice-sheet-paper.typ',
  'payments/receipt-paper.typ',
  'plans/plan-paper.typ',
  'ports/images.typ',
  'reports/settlement-paper.typ',
  'reports/statement-paper.typ',
]

test('nothing reaches a debtor but what stands in the list', async () => {
  await addCase({ debtorName: 'Hollins & Sons Ltd' })
  const closed = openBrowser(house)
  await closed.get('/d/nobody-has-made-this-one')
  await see(closed, '/d')
  const open = await addCase()
  const door = await atTheDoor(open)
  await see(door, '/d')
  await see(door, '/d/factor', { number: 'wrong' })
  await door.post('/d/code')
  await see(door, '/d/code')
  await writeAndRead(recorder)
  await payInParts(recorder)
  await dispute(recorder)
  await payWithCosts(recorder)
  await recorder.readMails(open.email)

  const seen = [...keys.found.keys()].toSorted()
  expect(seen.filter((name) => name.startsWith('portal-'))).toEqual(Object.keys(pages).toSorted())
  expect(seen.filter((name) => name.startsWith('mail '))).toEqual(mails.map((kind) => `mail ${kind}`))
  expect(seen.filter((name) => name.endsWith('.typ'))).toEqual(templates)
  expectAllowed('debtor', keys)
}, 60_000)

test('and no word in it is the desk’s, the creditor’s, or another debtor’s', () => {
  const words = ['INTERNAL-NOTE', 'TO-THE-CREDITOR', 'ONLY-FOR-THE-CREDITOR', 'Hollins']
  const mandate = ['authorityLimit', 'discountAtMost', 'firstShare', 'AUTOMATIC_OFF', 'TOO_MANY']
  const addresses = [collector.email, marta.email, creditor.email]
  expect(left.length).toBeGreaterThan(40)
  for (const [name, text] of left)
    for (const secret of [...words, ...mandate, ...addresses, creditor.creditorId])
      expect([name, secret, text.includes(secret)]).toEqual([name, secret, false])
})
