import type { PayBackKind } from '#shared/bank/pay-back.ts'
import { suspensePayBacks } from './give-back-money.ts'
import type { PayBackOwner } from './pay-back.ts'
import { refundPayBacks } from './refund-transfers.ts'

/** Who is asked what it means in the books that money leaves, has left, or has come back. */
export const payBackOwners: Record<PayBackKind, PayBackOwner> = {
  SUSPENSE: suspensePayBacks,
  REFUND: refundPayBacks,
}
