import type { OpenDisputeInput } from '#shared/disputes/dispute-input.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { type ActiveCase, type ActiveCaseDetails, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'

export const words = 'Half of the beams are rusty; see the photographs.'

/** The desk, two companies, and cases whose debtors have a link. */
export async function openDisputes() {
  const saldo = await openTestHouse()
  const { house } = saldo
  const marta = await saldo.addStaff('manager', 'Marta Ferrer', ['es'])
  const olga = await saldo.addStaff('manager', 'Olga Ruiz', ['es'])
  const jonas = await saldo.addStaff('collector', 'Jonas Brandt', ['de'])
  const claire = await saldo.addStaff('collector', 'Claire Morel', ['fr'])
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const nord = await saldo.addCreditor('Nordlicht Textil GmbH', 'DE')
  await house.db.creditor.updateMany({ data: { managerId: marta.userId } })
  const now = () => Date.parse(house.clock.now())
  return {
    saldo,
    marta,
    olga,
    jonas,
    claire,
    vega,
    nord,
    now,
    addCase: (details: Partial<ActiveCaseDetails> = {}) =>
      addActiveCase(house, { creditor: vega, collector: jonas, ...details }),
    /** The debtor disputes the first invoice whole, unless it says otherwise. */
    async dispute(file: ActiveCase, change: Partial<OpenDisputeInput> = {}) {
      await house.db.rateLimit.deleteMany()
      const [first] = file.invoiceIds
      if (!first) throw new Error('A case has an invoice')
      const disputeId = newId('dispute', now())
      await saldo.callerAs(file.actor).disputes.open({
        disputeId,
        type: 'QUALITY',
        items: [{ invoiceId: first, amountMinor: null }],
        words,
        ...change,
      })
      return disputeId
    },
    read: (disputeId: string) => house.db.dispute.findUniqueOrThrow({ where: { id: disputeId } }),
    holds: (disputeId: string) => house.db.hold.findMany({ where: { disputeId } }),
    view: (file: ActiveCase) => saldo.callerAs(file.actor).portal.view(),
    mailsTo: (address: string) => saldo.mails.filter(({ to }) => to === address),
    part: (file: ActiveCase, amount: number) => [
      { invoiceId: file.invoiceIds[0] as ActiveCase['invoiceIds'][number], amountMinor: minor(amount) },
    ],
  }
}
