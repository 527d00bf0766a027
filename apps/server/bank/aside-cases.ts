import { Refusal } from '#shared/refusal.ts'
import { casesByWords } from '../cases/cases-by-words.ts'
import type { Ctx } from '../trpc.ts'
import { casesById } from './possible-cases.ts'

/**
 * The cases that money which was set aside could be for: its own first, then others of the same creditor and currency.
 * Of nobody known, every creditor's are searched, once somebody has typed whom to look for.
 */
export async function findAsideCases(
  { house }: Ctx,
  { setAsideId, query }: { setAsideId: string; query: string },
) {
  const row = await house.db.setAsidePayment.findUnique({ where: { id: setAsideId } })
  if (!row) throw new Refusal('access.notFound')
  if (query === '' && row.creditorId === null) return []
  const found = await house.db.case.findMany({
    where: {
      ...(row.creditorId ? { creditorId: row.creditorId } : {}),
      currency: row.currency,
      ...casesByWords(query),
    },
    orderBy: { activeAt: 'desc' },
    take: 10,
    select: { id: true },
  })
  const ids = new Set([...(query === '' && row.caseId ? [row.caseId] : []), ...found.map(({ id }) => id)])
  const cases = await casesById(house, [...ids])
  const creditors = await house.db.creditor.findMany({
    where: { id: { in: cases.map(({ creditorId }) => creditorId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(creditors.map(({ id, name }) => [id, name]))
  return [...ids].flatMap((id) => {
    const file = cases.find(({ caseId }) => caseId === id)
    if (!file?.isCollecting) return []
    const { caseId, number, debtorName, outstanding, creditorId } = file
    return [
      {
        caseId,
        number,
        debtorName,
        outstanding,
        creditorName: nameOf.get(creditorId) ?? '',
        isOwn: id === row.caseId,
      },
    ]
  })
}
