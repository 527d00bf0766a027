import type { MoneyTown } from './money-town.ts'

/** Every case that a divergence names, by itself or by one of its rows: what happened to it, and how its rows stand. */
export async function whatHappened(town: MoneyTown, divergence: string): Promise<string> {
  const { db } = town.saldo.house
  const lines = [divergence, `What was done: ${town.trail.join(', ')}`]
  for (const { caseId, number } of town.cases) {
    const where = { caseId }
    const rows = {
      payments: await db.payment.findMany({ where, orderBy: { id: 'asc' }, include: { allocations: true } }),
      refunds: await db.refund.findMany({ where, orderBy: { id: 'asc' } }),
      transfers: await db.payBack.findMany({ where, orderBy: { id: 'asc' } }),
      corrections: await db.correction.findMany({ where, orderBy: { id: 'asc' } }),
      chargebacks: await db.chargeback.findMany({ where, orderBy: { id: 'asc' } }),
      plans: await db.plan.findMany({ where, orderBy: { id: 'asc' } }),
      charges: await db.instalmentCharge.findMany({ where, orderBy: { id: 'asc' } }),
      'set aside': await db.setAsidePayment.findMany({ where, orderBy: { id: 'asc' } }),
    }
    const isNamed = [number, caseId, ...Object.values(rows).flatMap((all) => all.map(({ id }) => id))]
    if (!isNamed.some((name) => divergence.includes(name))) continue
    lines.push('', `${number} ${caseId}`)
    for (const { at, kind, before, after, why } of await db.caseEvent.findMany({
      where,
      orderBy: { seq: 'asc' },
    }))
      lines.push(`${at.toISOString()} ${kind} ${asText({ before, after, why })}`)
    for (const [name, all] of Object.entries(rows))
      for (const row of all) lines.push(`${name}: ${asText(row)}`)
    const postings = await db.ledgerTransaction.findMany({
      where,
      orderBy: { id: 'asc' },
      include: { entries: { select: { accountId: true, amountMinor: true } } },
    })
    for (const { at, kind, cause, postedOn, entries } of postings)
      lines.push(
        `${at.toISOString()} ${kind} ${cause} on ${postedOn}: ${entries
          .map(({ accountId, amountMinor }) => `${accountId} ${amountMinor}`)
          .join(', ')}`,
      )
  }
  lines.push('', 'What is not done yet:', ...(await undone(town)))
  return lines.join('\n')
}

/** Files of the bank that were handed in and not booked, and jobs that wait or were given up. */
async function undone({ saldo: { house } }: MoneyTown): Promise<string[]> {
  const files = await house.db.bankImport.findMany({ where: { status: { not: 'DONE' } } })
  const jobs = await house.db.$queryRaw<object[]>`
    select name, state, retry_count, data, output from pgboss.job where state not in ('completed') order by created_on`
  return [...files, ...jobs].map(asText)
}

const asText = (row: object) =>
  JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
