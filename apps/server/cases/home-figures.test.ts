import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Creditor } from '#shared/access/actor.ts'
import { instant } from '#shared/dates.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { type Minor, minor, sum } from '#shared/money.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { openCases, signing, submittedCase, typedDraft } from './cases.test-kit.ts'

const { saldo, marta, vega, nord } = await openCases()
afterAll(() => saldo.close())
beforeAll(async () => {
  await saldo.addStaff('collector', 'Jonas Brandt', ['de', 'en'])
  await saldo.callerAs(nord).agreements.sign(signing)
})

async function activeCase(creditor: Creditor, currency: string): Promise<CaseId> {
  const { caseId, version } = await submittedCase(saldo, creditor, typedDraft({ currency }))
  await saldo.callerAs(marta).cases.accept({ caseId, version })
  return caseId
}

/** Money arrives, as the provider tells it; what comes beyond the claim is the debtor's. */
async function receive(creditor: Creditor, caseId: CaseId, amount: number, currency: string) {
  const paymentId = newId('payment', Date.parse(saldo.house.clock.now()))
  await saldo.house.db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId: creditor.creditorId,
      method: 'card',
      status: 'STARTED',
      amountMinor: BigInt(amount),
      currency,
      checkoutSessionId: `cs_${paymentId}`,
      language: 'de',
    },
  })
  const settled = await settlePayment(saldo.house, {
    eventId: null,
    kind: 'checkout.session.completed',
    sessionId: `cs_${paymentId}`,
    providerPaymentId: `pi_${paymentId}`,
    outcome: 'paid',
    amountMinor: minor(amount),
    currency,
    metadata: { paymentId, caseId },
    card: null,
  })
  expect(settled).toBe('posted')
}

const figuresFor = async (creditor: Creditor) => (await saldo.callerAs(creditor).cases.home()).figures

test('the home shows per currency what is open, recovered and the creditor’s, as the pages of its cases do', async () => {
  const [first, second, other] = [
    await activeCase(vega, 'EUR'),
    await activeCase(vega, 'EUR'),
    await activeCase(vega, 'USD'),
  ]
  const stranger = await activeCase(nord, 'EUR')
  expect(await figuresFor(vega)).toEqual([
    { currency: 'EUR', open: 2_480_000, openCases: 2, recovered: 0, lately: 0, yours: 0 },
    { currency: 'USD', open: 1_240_000, openCases: 1, recovered: 0, lately: 0, yours: 0 },
  ])

  await receive(vega, first, 300_000, 'EUR')
  await receive(vega, other, 50_000, 'USD')
  await receive(nord, stranger, 200_000, 'EUR')
  saldo.clock.set(instant('2027-01-15T09:00:00Z'))
  const page = await saldo.callerAs(vega).cases.page({ caseId: second })
  await receive(vega, second, page.claim.outstanding, 'EUR')

  const pages = await Promise.all(
    [first, second, other].map((caseId) => saldo.callerAs(vega).cases.page({ caseId })),
  )
  const told = (currency: string, of: (file: (typeof pages)[number]) => Minor | undefined) =>
    sum(pages.filter((file) => file.currency === currency).map((file) => of(file) ?? minor(0)))
  const figures = await figuresFor(vega)
  for (const { currency, recovered, yours } of figures) {
    expect(recovered).toBe(told(currency, (file) => file.yours?.recovered))
    expect(yours).toBe(told(currency, (file) => file.yours?.yours))
  }
  const [eur, usd] = figures
  // 12 % of 3 000.00 with 21 % VAT, and the same of the case that was paid in full.
  const paidInFull = page.claim.outstanding
  expect(pages[0]?.yours).toMatchObject({ fee: 36_000, vat: { amount: 7_560 }, yours: 256_440 })
  expect(eur).toMatchObject({ openCases: 1, recovered: 300_000 + paidInFull, lately: paidInFull })
  expect(eur?.open).toBe(sum(pages[0]?.claim.invoices.map(({ principalOpen }) => principalOpen) ?? []))
  expect(usd).toMatchObject({ openCases: 1, recovered: 50_000, lately: 0 })
  const [german, ...more] = await figuresFor(nord)
  expect(more).toEqual([])
  // Reverse charge: a company in another country of the EU bears the fee alone.
  expect(german).toMatchObject({ currency: 'EUR', recovered: 200_000, yours: 176_000 })
})
