import type { House } from '../house.ts'
import { bookEntries } from './book-entries.ts'
import type { OwnTransfers } from './own-transfers.ts'
import { payBackTransfers } from './pay-back.ts'
import { payBackOwners } from './pay-back-owners.ts'

/** Books an import, where whoever orders transfers is told what became of them: this slice, and those handed in. */
export async function bookImport(
  house: House,
  importId: string,
  others: readonly OwnTransfers[] = [],
): Promise<void> {
  await bookEntries(house, importId, [...others, payBackTransfers(payBackOwners)])
}
