import type { House } from '../house.ts'
import { bookEntries } from './book-entries.ts'
import { givenBackTransfers } from './give-back-money.ts'
import type { OwnTransfers } from './own-transfers.ts'

/** Books an import, where whoever orders transfers is told what became of them: this slice, and those handed in. */
export async function bookImport(
  house: House,
  importId: string,
  others: readonly OwnTransfers[] = [],
): Promise<void> {
  await bookEntries(house, importId, [...others, givenBackTransfers])
}
