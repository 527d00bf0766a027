import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { orderRefund } from '../../payments/order-refund.ts'
import { sendRefund } from '../../payments/send-refund.ts'
import { heldFor } from '../money-town/truth.ts'
import { asJob, crowd } from './crowd.test-kit.ts'
import { openRaces } from './races.test-kit.ts'

const why = 'They have called and explained.'
const races = openRaces(51)
const { house, marta, henrik, owed, receipts, paid, booksAreRight } = races

describe('fifty who give money back', () => {
  const askFor = (paymentId: string, amountMinor: number, refundId = newId('refund', races.town.now())) =>
    marta().payments.askRefund({
      caseId: races.file.caseId,
      paymentId: paymentId as Id<'payment'>,
      refundId,
      amountMinor: minor(amountMinor),
      why,
    })
  async function received() {
    const { paymentId, events: news } = await paid()
    for (const event of news) await races.town.deliver(event)
    const { amountMinor } = await house().db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    return { paymentId, amount: Number(amountMinor) }
  }
  const atProvider = () => house().db.$queryRaw<{ amount: bigint }[]>`
    select coalesce(sum(e."amountMinor"), 0)::bigint as amount from "LedgerEntry" e
    join "LedgerAccount" a on a.id = e."accountId"
    where a."creditorId" = ${races.file.creditor.creditorId} and a.kind = 'CARD_CLEARING'`
  const providerAgrees = async () =>
    expect(Number((await atProvider())[0]?.amount)).toBe(heldFor(races.town, races.file.creditor.creditorId))

  test('of one receipt ask once, agree once, and it leaves once', async () => {
    const { paymentId, amount } = await received()
    const { done, codes } = await crowd(() => askFor(paymentId, amount))
    expect([done.length, codes]).toEqual([1, ['payments.nothingToRefund']])
    const refund = await house().db.refund.findFirstOrThrow({ where: { paymentId } })
    const seen = { caseId: races.file.caseId, refundId: refund.id as Id<'refund'>, version: refund.version }
    if (refund.status === 'WAITING')
      expect((await crowd(() => henrik().payments.approveRefund(seen))).done).toHaveLength(1)
    const { version } = await house().db.refund.findUniqueOrThrow({ where: { id: refund.id } })
    await crowd(() => asJob(() => orderRefund(house(), { refundId: refund.id, version })))
    await crowd(() => asJob(() => sendRefund(house(), refund.id)))
    expect([...races.town.network.refunds.keys()].filter((id) => id === refund.id)).toHaveLength(1)
    expect(await owed()).toBe(amount)
    await providerAgrees()
    await booksAreRight()
  })

  test('while the payer’s bank takes it back: it is gone once', async () => {
    const { paymentId } = await received()
    await askFor(paymentId, 30_00)
    const { id, version } = await house().db.refund.findFirstOrThrow({ where: { paymentId } })
    const charge = races.town.network.charges.find((one) => one.paymentId === paymentId)
    if (!charge) throw new Error('It was charged')
    races.town.network.contest(charge)
    const [news] = races.town.network.news.splice(0)
    await crowd(async (place) =>
      place % 2 ? races.town.deliver(news) : asJob(() => orderRefund(house(), { refundId: id, version })),
    )
    const { status } = await house().db.refund.findUniqueOrThrow({ where: { id } })
    if (status === 'ORDERED') await sendRefund(house(), id)
    // What was put back because the bank was faster is taken by the bank as well.
    await races.town.deliver(news)
    expect(await receipts()).toBe(0)
    await providerAgrees()
    await booksAreRight()
  })
})
