import type { CaseStatus } from '#shared/cases/case.ts'
import { instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { mayStillBePaid } from '#shared/payments/pay-policy.ts'
import { payableOf } from '#shared/payments/payment-input.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { House } from '../house.ts'
import { closePage } from './close-page.ts'
import { openCheckout } from './open-checkout.ts'

/**
 * What is asked of a debtor has changed: something is disputed, a plan is signed, the case is over. A card page that lies
 * open at the provider asks for what was true before, so it is closed there. Running twice changes nothing, and a page
 * that is still right stays.
 */
export async function closeStalePages(house: House, caseId: string): Promise<void> {
  const at = house.clock.now()
  const pages = await house.db.payment.findMany({
    where: { caseId, status: { in: ['STARTED', 'FAILED'] }, expiresAt: { gt: new Date(at) } },
    orderBy: { startedAt: 'asc' },
  })
  if (pages.length === 0) return
  const { status, plans } = await house.db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { status: true, plans: { orderBy: { signedAt: 'desc' }, take: 1, select: { signedAt: true } } },
  })
  const { demand } = await loadClaim(house, house.db, caseId)
  const [plan] = plans
  const now = {
    status: status as CaseStatus,
    payable: payableOf(demand),
    planSignedAt: plan ? instant(plan.signedAt.toISOString()) : null,
  }
  for (const { id, amountMinor, invoiceIds, startedAt, checkoutSessionId } of pages) {
    const page = { amount: fromBigInt(amountMinor), invoiceIds, startedAt: instant(startedAt.toISOString()) }
    if (mayStillBePaid(page, now)) continue
    // A page that is only just being opened is asked for under its own key, so that it is the same one that closes.
    await closePage(house, checkoutSessionId ?? (await openCheckout(house, id)).sessionId)
  }
}
