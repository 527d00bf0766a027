import type { CreditorId } from '#shared/ids.ts'
import { type BookFilter, bookFilters } from '#shared/ledger/account-book.ts'

/** Where the books are read: a company's own, or the desk's view of one company. */
export type BookPlace = {
  creditorId: CreditorId | undefined
  book: string
  postings: string
  /**
   * Who reads it: to the company it is "yours", to the desk "the creditor's". The desk's words stand beside the others
   * under `_desk`; a key that has none reads the same for both.
   */
  reader: Readonly<Record<string, unknown>>
}

export const ownBook: BookPlace = {
  creditorId: undefined,
  book: '/app/account/book',
  postings: '/app/account/postings',
  reader: { context: 'own' },
}
export const deskBook = (creditorId: CreditorId): BookPlace => ({
  creditorId,
  book: `/desk/creditors/${creditorId}/book`,
  postings: '/desk/postings',
  reader: { context: 'desk' },
})

export const filters = Object.keys(bookFilters) as BookFilter[]
export const filterOf = (text: string | null) => filters.find((filter) => filter === text)

/** The address of the postings behind a figure: of one kind, of one case, of one thing that happened or an invoice. */
export function bookAddress(
  { book }: Pick<BookPlace, 'book'>,
  only: { filter?: BookFilter | undefined; caseId?: string | undefined; of?: string | undefined } = {},
): string {
  const params = new URLSearchParams()
  if (only.filter) params.set('what', only.filter)
  if (only.caseId) params.set('case', only.caseId)
  if (only.of) params.set('of', only.of)
  return params.size > 0 ? `${book}?${params}#postings` : book
}
