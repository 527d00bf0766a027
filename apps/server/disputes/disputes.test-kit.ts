import type { Staff } from '#shared/access/actor.ts'
import type { OpenDisputeInput, ResolveDisputeInput } from '#shared/disputes/dispute-input.ts'
import { type Id, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { type ActiveCase, type ActiveCaseDetails, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { settleResolution } from './settle-resolution.ts'

export const words = 'Half of the beams are rusty; see the photographs.'
export const reasons = {
  reasonToDebtor: 'You see it like this.',
  reasonToCreditor: 'We see it like that.',
}
type Choice = Pick<ResolveDisputeInput, 'outcome'> & Partial<Pick<ResolveDisputeInput, 'upheld'>>

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
  const read = (disputeId: string) => house.db.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  const decide = async (file: ActiveCase, disputeId: Id<'dispute'>, choice: Choice, by: Staff = marta) =>
    saldo.callerAs(by).disputes.resolve({
      caseId: file.caseId,
      disputeId,
      version: (await read(disputeId)).version,
      ...reasons,
      ...choice,
    })
  /** The seconds for taking back are over. */
  const settle = async (disputeId: string) =>
    settleResolution(house, { disputeId, version: (await read(disputeId)).version })
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
    read,
    decide,
    settle,
    /** Decided, and in effect. */
    async resolve(file: ActiveCase, disputeId: Id<'dispute'>, choice: Choice) {
      await decide(file, disputeId, choice)
      await settle(disputeId)
    },
    holds: (disputeId: string) => house.db.hold.findMany({ where: { disputeId } }),
    view: (file: ActiveCase) => saldo.callerAs(file.actor).portal.view(),
    mailsTo: (address: string) => saldo.mails.filter(({ to }) => to === address),
    part: (file: ActiveCase, amount: number) => [
      { invoiceId: file.invoiceIds[0] as ActiveCase['invoiceIds'][number], amountMinor: minor(amount) },
    ],
    /** Money for what is not disputed of the first invoice, as the ledger has it. */
    async paid(file: ActiveCase, amountMinor: bigint) {
      const at = new Date(now())
      const { creditorId } = vega
      await house.db.payment.create({
        data: {
          id: newId('payment', now()),
          caseId: file.caseId,
          creditorId,
          method: 'card',
          status: 'SUCCEEDED',
          amountMinor,
          currency: 'EUR',
          language: 'de',
          startedAt: at,
          settledAt: at,
          expiresAt: at,
          receivedOn: '2026-11-21',
          allocations: {
            create: {
              id: newId('allocation', now()),
              creditorId,
              invoiceId: file.invoiceIds[0] as string,
              part: 'PRINCIPAL',
              amountMinor,
            },
          },
        },
      })
    },
  }
}
