import { minor } from '#shared/money.ts'
import type { PortalTransfer } from '#shared/pages/transfer-details.ts'

/** How to pay by transfer, as the page of the demonstration shows it. */
export const transfer: PortalTransfer = {
  name: 'Saldo Recovery',
  iban: 'DE89370400440532013000',
  reference: 'RF18539007547034',
  amount: minor(1_600_00),
  isDemo: true,
  picture: { kind: 'EPC', source: 'data:image/svg+xml;base64,PHN2Zy8+' },
}
