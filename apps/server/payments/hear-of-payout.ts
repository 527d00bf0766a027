import type { House } from '../house.ts'

/**
 * News of a payout says only that there is something to ask about: the provider is asked what is true now, so that news
 * may come twice, late and in any order. The question goes out after the news is written down.
 */
export async function hearOfPayout(house: House, payoutId: string): Promise<void> {
  await house.db.$transaction((tx) => house.jobs.enqueue(tx, 'payments.payout', { payoutId }))
}
