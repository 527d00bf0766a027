import type { Instant } from '#shared/dates.ts'
import type { CaseId, PaymentId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { fromBigInt } from '#shared/money.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'

/**
 * The provider's page for a payment that is written down. Everything it is asked with stands in the row, so asking
 * twice, from two requests or after a lost answer, is the same question under the same key and has the same answer.
 */
export async function openCheckout(
  house: House,
  paymentId: string,
): Promise<{ paymentId: string; sessionId: string; url: string }> {
  const row = await house.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    relationLoadStrategy: 'join',
    include: {
      keptCard: { select: { id: true } },
      case: { select: { number: true, creditor: { select: { name: true } } } },
    },
  })
  const back = `${house.config.publicUrl}/d/payments/${paymentId}`
  try {
    const { sessionId, url } = await house.payments.createCheckout({
      paymentId: paymentId as PaymentId,
      caseId: row.caseId as CaseId,
      amount: fromBigInt(row.amountMinor),
      currency: row.currency,
      description: `${row.case.creditor.name} · ${row.case.number ?? ''}`,
      language: isLanguage(row.language) ? row.language : 'en',
      successUrl: back,
      cancelUrl: `${back}?cancelled=1`,
      expiresAt: (row.expiresAt as Date).toISOString() as Instant,
      ...(row.keptCard && { keepsCard: true }),
    })
    if (!row.checkoutSessionId) {
      await house.db.payment.update({ where: { id: paymentId }, data: { checkoutSessionId: sessionId } })
    }
    return { paymentId, sessionId, url }
  } catch (error) {
    // Refused for good: no page was made, so nothing can come. Everything else may have been done and not answered.
    if (isRefusal(error) && error.code !== 'payments.providerUnavailable') {
      await house.db.payment.updateMany({
        where: { id: paymentId, status: 'STARTED' },
        data: { status: 'EXPIRED', failure: error.code },
      })
    }
    throw error
  }
}
