import { balances } from './judge.ts'
import type { MoneyTown } from './money-town.ts'
import { arrivedAt, borneFor } from './truth.ts'

type Brought = { caseId: string; recovered: bigint; costs: bigint; direct: bigint }

/**
 * What a case has brought is shared once: a tenth is ours, 40.00 at least and never more than was brought, with 21 percent
 * of VAT at home; the rest is the creditor's, and stands in the books or has arrived at the creditor's own bank.
 */
export async function shareDifferences(town: MoneyTown): Promise<string[]> {
  const found: string[] = []
  const rows = await town.saldo.house.db.$queryRaw<Brought[]>`
    select p."caseId", sum(l."amountMinor")::bigint as recovered,
      coalesce(sum(l."amountMinor") filter (where l.part = 'COSTS'), 0)::bigint as costs,
      coalesce(sum(l."amountMinor") filter (where p.method = 'direct'), 0)::bigint as direct
    from "PaymentAllocation" l join "Payment" p on p.id = l."paymentId"
    where p.status = 'SUCCEEDED' and l.part <> 'CREDIT' group by 1`
  const ofCase = await balances(town, 'caseId')
  const ofCreditor = await balances(town, 'creditorId')
  const charged = await chargedFor(town)

  for (const { caseId, number, creditor } of town.cases) {
    const row = rows.find((one) => one.caseId === caseId)
    const due = dueOf(feeBase(row), creditor.creditorId === town.creditors[0]?.creditorId)
    for (const kind of ['FEES', 'VAT'] as const) {
      const says = charged(caseId, kind)
      if (says !== due[kind])
        found.push(
          `${number} has brought ${row?.recovered ?? 0} and was charged ${says} of ${kind}, not ${due[kind]}`,
        )
    }
    if (ofCase(caseId, 'HELD_BY_CREDITOR') < 0) found.push(`${number}: the creditor holds less than nothing`)
  }

  for (const { creditorId, paysOutTo } of town.accounts) {
    const own = town.cases.filter(({ creditor }) => creditor.creditorId === creditorId)
    const isHome = creditorId === town.creditors[0]?.creditorId
    let [theirs, ours] = [0, 0]
    for (const { caseId } of own) {
      const row = rows.find((one) => one.caseId === caseId)
      const due = dueOf(feeBase(row), isHome)
      theirs += Number(row?.recovered ?? 0) - Number(row?.direct ?? 0) - due.FEES - due.VAT
      ours += due.FEES + due.VAT
    }
    // What is invoiced is asked of the creditor, and was not kept from its money.
    theirs += ofCreditor(creditorId, 'INVOICED')
    const got = arrivedAt(town, creditorId, (iban) => iban === paysOutTo)
    const stands = -ofCreditor(creditorId, 'PAYABLE')
    if (got + stands !== theirs)
      found.push(
        `${creditorId} is to have ${theirs}: ${got} has arrived there and ${stands} stands in the books`,
      )
    const agency = town.saldo.house.config.agencyBank?.iban
    const taken = arrivedAt(town, creditorId, (iban) => iban === agency && iban !== paysOutTo)
    const left = -ofCreditor(creditorId, 'FEES', 'VAT', 'INTEREST_KEPT')
    // What a bank has charged is ours to bear (C7): so much of our share stays in the client account.
    const madeGood = (await borneFor(town, creditorId)) - ofCreditor(creditorId, 'OWED_BY_AGENCY')
    if (taken + left + madeGood !== ours)
      found.push(
        `${creditorId}: ${ours} is ours, ${taken} was taken, ${madeGood} was made good and ${left} is left`,
      )
  }
  return found
}

/** Costs that a debtor has paid are the creditor's own outlay come back, of which nothing is ours. */
const feeBase = (row: Brought | undefined) => Number(row?.recovered ?? 0) - Number(row?.costs ?? 0)

/** In whole cents, halves up. */
const percent = (amount: number, of: number) => Math.floor((amount * of + 50) / 100)

function dueOf(recovered: number, isHome: boolean): { FEES: number; VAT: number } {
  const fee = Math.min(recovered, Math.max(percent(recovered, 10), 40_00))
  return { FEES: fee, VAT: isHome ? percent(fee, 21) : 0 }
}

/** What was charged, whether it was taken since or not. */
async function chargedFor({ saldo: { house } }: MoneyTown) {
  const rows = await house.db.$queryRaw<{ caseId: string; kind: string; amount: bigint }[]>`
    select a."caseId", a.kind, -sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      join "LedgerTransaction" t on t.id = e."transactionId"
    where a.kind in ('FEES', 'VAT') and t.kind like 'commission-%' group by 1, 2`
  return (caseId: string, kind: string) =>
    Number(rows.find((row) => row.caseId === caseId && row.kind === kind)?.amount ?? 0n)
}
