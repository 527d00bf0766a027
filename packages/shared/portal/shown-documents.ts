import type { DocumentKind } from '../cases/document.ts'

/** What backs a claim is shown to the debtor (A57). Letters between creditor and others, and the rest, are not. */
export const shownKinds = [
  'INVOICE',
  'STATEMENT_OF_ACCOUNT',
  'CONTRACT',
  'PROOF_OF_DELIVERY',
] as const satisfies readonly DocumentKind[]
export type ShownKind = (typeof shownKinds)[number]

export const isShown = (kind: string): kind is ShownKind => shownKinds.some((shown) => shown === kind)
