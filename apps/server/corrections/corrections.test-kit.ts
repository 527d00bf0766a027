import { expect } from 'vitest'
import type { PreviewCorrection } from '#shared/corrections/correction-input.ts'
import { newId } from '#shared/ids.ts'
import { openBankHouse } from '../bank/bank.test-kit.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { invariants } from '../cli/doctor-invariants.ts'
import { keepBooks } from '../payments/keep-books.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { carryOutCorrection } from './carry-out-correction.ts'

export const reason = 'The payer meant another invoice.'
type Asked = Pick<PreviewCorrection, 'kind'> & Partial<Pick<PreviewCorrection, 'toCaseId' | 'invoiceIds'>>

/** A house with a bank, two account managers, and a hand that puts receipts right. */
export async function openCorrections() {
  const world = await openBankHouse()
  const { house } = world
  const olga = await world.addStaff('manager', 'Olga Ruiz')
  let count = 0
  const receipt = async ({ caseId }: ActiveCase) => {
    const payments = await house.db.payment.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
    const last = payments.findLast(({ status }) => status === 'SUCCEEDED')
    if (!last) throw new Error('Nothing is paid')
    return last
  }
  const read = (id: string) => house.db.correction.findUniqueOrThrow({ where: { id } })
  const wish = async (file: ActiveCase, { kind, toCaseId, invoiceIds = [] }: Asked) => ({
    caseId: file.caseId,
    paymentId: (await receipt(file)).id as PreviewCorrection['paymentId'],
    kind,
    ...(toCaseId ? { toCaseId } : {}),
    invoiceIds,
  })
  async function ask(file: ActiveCase, asked: Asked) {
    const correctionId = newId('correction', Date.now())
    await world.desk.corrections.ask({ ...(await wish(file, asked)), correctionId, why: reason })
    return correctionId
  }
  /** The seconds for taking back are over. */
  async function carryOut(correctionId: string) {
    const { version } = await read(correctionId)
    await carryOutCorrection(house, { correctionId, version })
    await world.drain()
    return read(correctionId)
  }
  return {
    ...world,
    olga,
    receipt,
    wish,
    ask,
    carryOut,
    correction: read,
    /** A transfer with the reference of the case has arrived on a day. */
    async transfer(file: ActiveCase, amount: string, on = '2026-11-19') {
      const id = `K-${(count += 1)}`
      await world.read([
        {
          id,
          amount,
          on: on as never,
          reference: await world.referenceOf(file),
          name: 'Bau Adler GmbH',
          iban: 'DE89370400440532013000',
        },
      ])
      return world.entry(id)
    },
    outstanding: async ({ actor }: ActiveCase) => (await world.callerAs(actor).portal.view()).outstanding,
    mails: (kind: string, { caseId }: ActiveCase) =>
      house.db.outgoingMail.findMany({ where: { kind, caseId, sentAt: { not: null } } }),
    /** Everything that the doctor would say. */
    async addsUp() {
      await world.drain()
      await keepBooks(house)
      for (const { name, differences } of allBookChecks(house, house.db))
        for await (const found of differences()) expect(found, name).toBeNull()
      for (const { name, sql } of invariants)
        expect([name, await house.db.$queryRawUnsafe(sql)]).toEqual([name, []])
    },
  }
}
