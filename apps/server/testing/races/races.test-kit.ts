import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest'
import { allBookChecks } from '../../cli/doctor-command.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { MoneyTown, type TownCase } from '../money-town/money-town.ts'

/** More people at once than there are connections, on a case of their own in every test: what they share is here. */
export function openRaces(seed: number) {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
  let town: MoneyTown
  let file: TownCase
  beforeAll(async () => {
    town = await MoneyTown.open(seed, 0)
    // Whatever goes wrong here is the crowd's doing and not the provider's.
    Object.assign(town.chance, { happens: () => false, pick: <T>([first]: readonly T[]) => first })
  })
  beforeEach(async () => {
    await town.addCase()
    file = town.cases.at(-1) as TownCase
  })
  afterAll(() => town.close())

  const house = () => town.saldo.house
  return {
    get town() {
      return town
    },
    get file() {
      return file
    },
    house,
    marta: () => town.as(town.managers[0]),
    henrik: () => town.as(town.managers[1]),
    owed: async () => (await town.as(file.actor).portal.view()).outstanding,
    receipts: () => house().db.payment.count({ where: { caseId: file.caseId, status: 'SUCCEEDED' } }),
    events: (kind: string) => house().db.caseEvent.count({ where: { caseId: file.caseId, kind } }),
    async paid() {
      const { paymentId } = await town.as(file.actor).payments.start({ kind: 'everything' })
      const session = town.network.openSessions.find(({ request }) => request.paymentId === paymentId)
      if (!session) throw new Error('The page is open')
      town.network.pay(session)
      return { paymentId, events: town.network.news.splice(0) }
    },
    async booksAreRight() {
      await keepBooks(house())
      for (const check of allBookChecks(house(), house().db))
        for await (const { sentence } of check.differences()) expect(sentence).toBe('')
    },
  }
}
