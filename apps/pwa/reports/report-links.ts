import type { CreditorId } from '#shared/ids.ts'
import { type BookPlace, deskBook, ownBook } from '#pwa/ledger/book-links.ts'

/** Where reports are read: a company's own, or the desk's view of one company; and where their postings are. */
export type ReportPlace = { list: string; back: string; book: BookPlace }

export const reportPlace = (creditorId: CreditorId | undefined): ReportPlace =>
  creditorId
    ? { list: `/desk/creditors/${creditorId}/reports`, back: '/desk/creditors', book: deskBook(creditorId) }
    : { list: '/app/account/reports', back: '/app/account', book: ownBook }
