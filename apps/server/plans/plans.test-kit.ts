import { expect } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { Terms } from '#shared/plans/schedule.ts'
import { day } from '#shared/dates.ts'
import { type ActiveCase, type ActiveCaseDetails, addActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { announceDecision } from './announce-decision.ts'

/** A desk of two account managers, a company, and debtors who negotiate. */
export async function openNegotiations() {
  const saldo = await openTestHouse()
  const { house } = saldo
  const marta = await saldo.addStaff('manager', 'Marta Ferrer')
  const second = await saldo.addStaff('manager', 'Nuria Soler')
  const collector = await saldo.addStaff('collector', 'Jonas Brandt', ['de'])
  const creditor = await saldo.addCreditor('Aceros Vega SL')
  await house.db.creditor.update({
    where: { id: creditor.creditorId },
    data: { managerId: marta.userId },
  })

  const owing = async (euros: number, details: Partial<ActiveCaseDetails> = {}) => {
    // Due tomorrow, so that no interest blurs the figures.
    const invoice = { number: 'F-2026-001', dueOn: '2026-11-22', amountMinor: BigInt(euros) }
    const file = await addActiveCase(house, { creditor, collector, invoices: [invoice], ...details })
    await house.db.case.update({ where: { id: file.caseId }, data: { placedOn: '2026-11-02' } })
    return file
  }
  const debtor = (file: ActiveCase) => saldo.callerAs(file.actor).plans
  const as = (person: Staff | Creditor) => saldo.callerAs(person).plans
  const rowOf = (file: ActiveCase) =>
    house.db.negotiation.findFirstOrThrow({
      where: { caseId: file.caseId },
      orderBy: { startedAt: 'desc' },
    })
  const seen = async (file: ActiveCase) => {
    const { id, version } = await rowOf(file)
    return { caseId: file.caseId, negotiationId: id as ReturnType<typeof newNegotiation>, version }
  }
  const newNegotiation = () => newId('negotiation', Date.parse(house.clock.now()))
  return {
    saldo,
    house,
    marta,
    second,
    collector,
    creditor,
    owing,
    debtor,
    as,
    rowOf,
    seen,
    newNegotiation,
    mailsOf: (kind: string, caseId: string) =>
      house.db.outgoingMail.findMany({ where: { kind, caseId }, orderBy: { createdAt: 'asc' } }),
    kindsOf: async (caseId: string) =>
      (await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(
        ({ kind }) => kind,
      ),
    /** The debtor offers terms that nobody may accept by itself: sixty small payments. */
    async offer(file: ActiveCase, terms: Partial<Terms> = {}, more: { whyNotViable?: string } = {}) {
      const { undisputed } = await debtor(file).talk()
      const negotiationId = newNegotiation()
      const offered = { ...long(undisputed), ...terms }
      await debtor(file).offer({ negotiationId, terms: offered, ...more })
      return negotiationId
    },
    /** The seconds for taking back are over. */
    async tell(file: ActiveCase) {
      const { id, version } = await rowOf(file)
      await announceDecision(house, { negotiationId: id, version })
    },
    async sign(file: ActiveCase, name = 'Petra Adler') {
      const { live } = await debtor(file).talk()
      if (!live?.sign) throw new Error('Nothing to sign')
      const { negotiationId, version, sign } = live
      return debtor(file).sign({ negotiationId, version, name, textSha256: sign.sha256 })
    },
  }
}

export const long = (total: number): Terms => ({
  total: minor(total),
  first: minor(Math.floor(total / 20)),
  firstOn: day('2026-11-27'),
  count: 18,
  dayOfMonth: 5,
})

export const inside = (total: number): Terms => ({
  total: minor(total),
  first: minor(Math.ceil(total / 5)),
  firstOn: day('2026-11-27'),
  count: 6,
  dayOfMonth: 5,
})

export const refusedWith = (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toMatchObject(refused(code))
