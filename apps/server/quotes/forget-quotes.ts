import { addMonths } from '#shared/dates.ts'
import type { House } from '../house.ts'

/** How long after its last day a quote is still there for whoever has its link; the legal notice says the same. */
const keptMonths = 12

/** Quotes that never became a case are forgotten: what somebody typed out of curiosity is not kept for good. */
export async function forgetQuotes({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<number> {
  const { count } = await db.quote.deleteMany({
    where: {
      status: 'ISSUED',
      validUntilOn: { lt: addMonths(clock.today(), -keptMonths) },
      cases: { none: {} },
    },
  })
  return count
}
