import { day } from '#shared/dates.ts'
import { minor, zero } from '#shared/money.ts'
import type { Page } from '#shared/pages/page.ts'
import type { ShownInvoice } from '#shared/pages/portal-pages.ts'
import { portalView } from './plan-pages.test-data.ts'

const receipt = (paymentId: string, amount: number) => ({
  paymentId,
  paidOn: day('2026-10-05'),
  amount: minor(amount),
  receiptNumber: `R-${paymentId}`,
})

/** An invoice on which something was paid, waived and is looked into, so that every line has something behind it. */
const invoice = (invoiceId: string, changed: Partial<ShownInvoice> = {}): ShownInvoice => ({
  invoiceId,
  number: `F-2026-0${invoiceId.slice(-2)}`,
  issuedOn: day('2026-02-01'),
  dueOn: day('2026-03-01'),
  overdue: true,
  amount: minor(8_400_00),
  principalPaid: minor(700_00),
  interest: { status: 'COMPUTED', owed: minor(284_90), waived: minor(50_00), basis: 'Ley 3/2004 Art. 7' },
  slices: [
    {
      from: day('2026-03-02'),
      to: day('2026-06-30'),
      days: 121,
      principal: minor(8_400_00),
      ratePercent: '10.15',
      source: 'boe.es',
      verified: true,
      interest: minor(334_90),
    },
  ],
  compensation: { owed: minor(40_00), basis: 'Ley 3/2004 Art. 8', source: 'boe.es', verified: true },
  paid: minor(1_000_00),
  open: minor(7_724_90),
  due: minor(7_724_90),
  held: zero,
  documents: [],
  receipts: [receipt('ONE', 600_00), receipt('TWO', 400_00)],
  ...changed,
})

/** The account of a debtor in the state in which most stands on it. */
export const claimPages: Record<string, Page> = {
  'account with everything': {
    page: 'portal-claim',
    view: portalView({
      principal: minor(16_800_00),
      interest: minor(569_80),
      waived: minor(100_00),
      compensation: minor(80_00),
      costs: {
        items: [{ kind: 'TRACING', on: day('2026-08-01'), amount: minor(260_00) }],
        covered: minor(80_00),
        owed: minor(180_00),
        basis: 'Directive 2011/7/EU Art. 6(3)',
        source: 'eur-lex.europa.eu',
        verified: true,
      },
      claimed: minor(17_629_80),
      paid: minor(2_000_00),
      outstanding: minor(15_629_80),
      held: minor(500_00),
      credit: minor(50_00),
      creditFrom: [receipt('ONE', 80_00)],
      invoices: [invoice('inv_01'), invoice('inv_02', { held: minor(500_00) })],
      payments: [
        { ...receipt('ONE', 1_200_00), state: 'paid', gone: [] },
        {
          ...receipt('TWO', 900_00),
          state: 'partlyRefunded',
          gone: [{ kind: 'refunded', amount: minor(100_00), on: day('2026-10-09') }],
        },
      ],
    }),
  },
}
