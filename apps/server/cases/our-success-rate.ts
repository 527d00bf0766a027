import { addYears } from '#shared/dates.ts'
import { type SuccessRate, successRate } from '#shared/cases/success-rate.ts'
import type { House } from '../house.ts'

const successful = ['PAID', 'SETTLED']
const years = 2

/** Our own rate over the last two years, counted from our own closed cases; null while they are too few (A44, E18). */
export async function ourSuccessRate({
  db,
  clock,
}: Pick<House, 'db' | 'clock'>): Promise<SuccessRate | null> {
  const to = clock.today()
  const from = addYears(to, -years)
  const rows = await db.case.groupBy({
    by: ['closeCode'],
    where: { status: 'CLOSED', closedOn: { gte: from } },
    _count: { _all: true },
  })
  const count = (codes: (code: string | null) => boolean) =>
    rows.filter(({ closeCode }) => codes(closeCode)).reduce((sum, row) => sum + row._count._all, 0)
  const closed = count(() => true)
  return successRate({
    closed,
    successful: count((code) => code !== null && successful.includes(code)),
    from,
    to,
  })
}
