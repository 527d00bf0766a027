import type { Minor } from '../money.ts'

/** Where to transfer to. It stands on this page alone, behind the link and its second factor (InvoiceShelf #68). */
export type PortalTransfer = {
  name: string
  iban: string
  reference: string
  amount: Minor
  /** No bank has this account. */
  isDemo: boolean
  /** What a banking app scans, as the address of a picture. */
  picture: { kind: 'EPC' | 'SWISS'; source: string } | null
}
