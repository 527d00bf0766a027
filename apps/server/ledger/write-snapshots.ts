import type { House } from '../house.ts'

const atOnce = 2_000

/**
 * Writes down what stands on every account that has moved since its last snapshot; answers how many there were. All of
 * one night hold the same entries: those up to one place in the ledger, behind which nothing can still come in. What was
 * written stays, so that it may stop anywhere and be run again.
 */
export async function writeSnapshots({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<number> {
  const asOf = clock.today()
  const [horizon] = await db.$queryRaw<{ position: bigint }[]>`select ledger_horizon() as position`
  const position = horizon?.position ?? 0n
  let written = 0
  for (let after = ''; ; ) {
    const page = await db.ledgerAccount.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true },
    })
    const ids = page.map(({ id }) => id)
    written += await write(ids)
    const last = ids.at(-1)
    if (!last || ids.length < atOnce) return written
    after = last
  }

  function write(ids: string[]): Promise<number> {
    return db.$executeRaw`
      insert into "LedgerSnapshot" ("accountId", "creditorId", "asOf", "balanceMinor", "position")
      select a.id, a."creditorId", ${asOf},
        coalesce(s."balanceMinor", 0) + sum(e."amountMinor"), ${position}
      from "LedgerAccount" a
        left join lateral (select t."balanceMinor", t."position" from "LedgerSnapshot" t
          where t."accountId" = a.id order by t."position" desc limit 1) s on true
        join "LedgerEntry" e on e."accountId" = a.id and e."position" > coalesce(s."position", 0)
          and e."position" <= ${position}
      where a.id = any(${ids})
      group by a.id, s."balanceMinor", s."position"
      on conflict ("accountId", "asOf") do nothing`
  }
}
