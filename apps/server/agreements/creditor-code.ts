import { companyCode } from '#shared/agreements/company-code.ts'
import { databaseCode } from '../db-faults.ts'
import type { House } from '../house.ts'

/**
 * The letters of a company in its numbers, chosen once and for good. Two companies may have the same initials: the
 * later one gets a figure behind them. It runs before the transaction that needs it, because a company never sees
 * which letters the others have.
 */
export async function creditorCode({ db }: Pick<House, 'db'>, creditorId: string): Promise<string> {
  for (let place = 1; ; place++) {
    const { name, code } = await db.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true, code: true },
    })
    if (code) return code
    const wanted = companyCode(name) + (place > 1 ? place : '')
    try {
      await db.creditor.updateMany({ where: { id: creditorId, code: null }, data: { code: wanted } })
    } catch (error) {
      if (databaseCode(error) !== '23505') throw error
    }
  }
}
