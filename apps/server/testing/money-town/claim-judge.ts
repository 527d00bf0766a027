import { slowClaim } from '#shared/cases/claim-reference.test-kit.ts'
import type { Day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import { isCollecting, type CaseStatus } from '#shared/cases/case.ts'
import { loadClaim } from '../../cases/load-claim.ts'
import { balances } from './judge.ts'
import type { MoneyTown, TownCase } from './money-town.ts'

/** What is owed, worked out a second time, day by day; and how each receipt was shared out. */
export async function claimDifferences(town: MoneyTown): Promise<string[]> {
  const { house } = town.saldo
  const found: string[] = []
  const stands = await balances(town, 'caseId')
  for (const file of town.cases) {
    const { caseId, number } = file
    const { on, question, claim } = await loadClaim(house, house.db, caseId)
    const slow = slowClaim(on, question)
    claim.invoices.forEach((line, place) => {
      const other = slow.lines[place]
      for (const key of ['principalPaid', 'interestOwed', 'interestPaid', 'compensationOwed'] as const)
        if (other && minor(other[key]) !== line[key])
          found.push(`${number} ${line.number}: ${key} is ${line[key]} and worked out again ${other[key]}`)
    })
    const credit = -stands(caseId, 'DEBTOR_CREDIT')
    if (credit !== claim.credit)
      found.push(`${number}: the debtor’s credit is ${claim.credit}, the books say ${credit}`)
    const owed = stands(caseId, 'CLAIM_PRINCIPAL', 'CLAIM_COMPENSATION', 'CLAIM_COSTS')
    const { status } = await house.db.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { status: true },
    })
    const open = slow.lines.reduce(
      (all, line, place) =>
        all +
        Number(question.invoices[place]?.amount ?? 0) -
        line.principalPaid +
        line.compensationOwed -
        line.compensationPaid,
      slow.costsOwed - slow.costsPaid,
    )
    if (owed !== (isCollecting(status as CaseStatus) ? open : 0))
      found.push(`${number} is ${status} with ${open} open, and the books say ${owed}`)
    found.push(...(await wrongShares(town, file)))
  }
  const waived = await house.db.interestWaiver.findMany({
    where: { effectiveOn: { not: null } },
    select: { id: true },
  })
  for (const id of town.promised.waivers)
    if (!waived.some((waiver) => waiver.id === id))
      found.push(`the waiver ${id} was agreed to and does not count`)
  found.push(...(await costDifferences(town)))
  return found
}

/** Nothing is spent that the creditor has not agreed to (A35), and what was agreed with people is so. */
async function costDifferences({ promised, saldo: { house } }: MoneyTown): Promise<string[]> {
  const costs = await house.db.cost.findMany({ where: { takenBackOn: null } })
  const found = [...promised.costs]
    .filter(([id, amount]) => !costs.some((cost) => cost.id === id && Number(cost.amountMinor) === amount))
    .map(([id, amount]) => `the cost ${id} of ${amount} was recorded and does not count`)
  for (const { id } of costs)
    if (promised.costsBack.has(id)) found.push(`the cost ${id} was taken back and counts all the same`)
  for (const consentId of new Set(costs.map((cost) => cost.consentId))) {
    const spent = costs
      .filter((cost) => cost.consentId === consentId)
      .reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
    const agreed = promised.consents.get(consentId) ?? 0
    if (spent > agreed)
      found.push(`${spent} was spent under ${consentId}, where the creditor allowed ${agreed}`)
  }
  return found
}

/** What every agreement of the town says is paid first. */
const signed = ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL'] as const

type Posted = { id: string; amount: bigint; on: Day; named: string[]; came: bigint; went: bigint | null }

/**
 * Each new receipt once: what stood before it is taken from the ledger's own order, and shared out by the agreement's
 * words. Where something was held, waived or in a plan, what was open then cannot be told from outside.
 */
async function wrongShares(town: MoneyTown, { caseId, number }: TownCase): Promise<string[]> {
  const { house, db } = { house: town.saldo.house, db: town.saldo.house.db }
  const receipts = await db.$queryRaw<Posted[]>`
    select p.id, p."amountMinor" as amount, p."receivedOn" as "on", p."invoiceIds" as named,
      min(e.position) as came, min(b.position) as went
    from "Payment" p
      join "LedgerTransaction" t on t.cause = 'receipt-allocated:' || p.id
      join "LedgerEntry" e on e."transactionId" = t.id
      left join "LedgerTransaction" r on r."reversesId" = t.id
      left join "LedgerEntry" b on b."transactionId" = r.id
    where p."caseId" = ${caseId} group by p.id order by came`
  const fresh = receipts.filter(({ id }) => !town.checked.has(id))
  for (const { id } of fresh) town.checked.add(id)
  if (fresh.length === 0) return []
  const held = await db.hold.count({ where: { caseId } })
  const planned = await db.plan.count({ where: { caseId } })
  const waived = await db.interestWaiver.count({ where: { caseId } })
  if (held + planned + waived > 0) return []
  const { question } = await loadClaim(house, db, caseId)
  // Within one day nobody can tell from outside whether the cost or the receipt came first.
  const changedOn = new Set((question.costs ?? []).flatMap(({ on, until }) => [on, until ?? on]))
  const shares = await db.paymentAllocation.findMany({ where: { payment: { caseId } } })
  const written = (id: string) =>
    shares
      .filter(({ paymentId }) => paymentId === id)
      .map(({ part, invoiceId, amountMinor }) => ({ part, invoiceId, amount: Number(amountMinor) }))
  return fresh.flatMap((receipt) => {
    if (changedOn.has(receipt.on)) return []
    const before = receipts.filter(
      ({ came, went }) => came < receipt.came && (went === null || went > receipt.came),
    )
    const asked = {
      ...question,
      order: signed,
      receipts: [...before, receipt].map((one) => ({
        paymentId: one.id as never,
        on: one.on < receipt.on ? one.on : receipt.on,
        amount: minor(Number(one.amount)),
        named: one.named as never,
        ...(one === receipt ? {} : { allocations: written(one.id) as never }),
      })),
    }
    const right = words(slowClaim(receipt.on, asked).receipts.at(-1) ?? [])
    const ours = words(written(receipt.id))
    return right === ours ? [] : [`${number}: the receipt ${receipt.id} pays ${ours}, and is to pay ${right}`]
  })
}

const words = (shares: readonly { part: string; invoiceId: string | null; amount: number }[]) =>
  shares
    .map(({ part, invoiceId, amount }) => `${part} ${invoiceId ?? ''} ${amount}`)
    .toSorted()
    .join(', ')
