import { addDays, day, type Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openSandboxHouse } from './sandbox-house.test-kit.ts'

export type CardHouse = Awaited<ReturnType<typeof openCardHouse>>

/** The sandbox's house, with what the stories of a kept card are told in. */
export async function openCardHouse() {
  const saldo = await openSandboxHouse()
  const { house } = saldo
  const started = new Date().toISOString() as Instant
  const own = (file: ActiveCase) => saldo.callerAs(file.actor).payments
  return {
    ...saldo,
    started,
    own,
    /** A plan of three times 1,000.00, and its debtor. */
    async onPlan() {
      saldo.clock.set(started)
      const today = house.clock.today('Europe/Berlin')
      const invoice = { number: 'F-1', dueOn: addDays(today, 1), amountMinor: 3_000_00n }
      await saldo.anew()
      const file = await saldo.addCase({ invoices: [invoice] })
      await house.db.case.update({ where: { id: file.caseId }, data: { placedOn: addDays(today, -20) } })
      const { plans } = saldo.callerAs(file.actor)
      const terms = {
        total: minor(3_000_00),
        first: minor(1_000_00),
        firstOn: today,
        count: 3,
        dayOfMonth: 28,
      }
      const drawn = await plans.draw(terms)
      const confirmed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
      await plans.confirm({ negotiationId: newId('negotiation', Date.parse(started)), ...confirmed })
      await saldo.drain()
      return file
    },
    /** Pays the next instalment with a card that may be kept. */
    async keep(file: ActiveCase, number = '4242424242424242') {
      const mandate = await own(file).mandate()
      if (!mandate) throw new Error('No mandate')
      const consent = { name: 'Petra Adler', textSha256: mandate.sha256 }
      const { paymentId } = await own(file).start({ kind: 'instalment', keep: consent })
      await saldo.pay(paymentId, { number })
      await saldo.statusIs(paymentId, 'SUCCEEDED')
      await saldo.drain()
      return (await own(file).card({})).card
    },
    /** The morning of the day on which an instalment is due, or days after it. */
    async dawn({ caseId }: ActiveCase, number: number, later = 0) {
      const { dueOn } = await house.db.planInstalment.findFirstOrThrow({ where: { caseId, number } })
      saldo.clock.set(`${addDays(day(dueOn), later)}T10:00:00.000Z` as Instant)
    },
    chargesOf: ({ caseId }: ActiveCase) =>
      house.db.instalmentCharge.findMany({ where: { caseId }, orderBy: { startedAt: 'asc' } }),
    openOf: async (file: ActiveCase) => (await saldo.callerAs(file.actor).portal.view()).outstanding,
  }
}
