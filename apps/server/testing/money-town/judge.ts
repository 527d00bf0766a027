import { slowClaim } from '#shared/cases/claim-reference.test-kit.ts'
import { minor } from '#shared/money.ts'
import { loadClaim } from '../../cases/load-claim.ts'
import { allBookChecks } from '../../cli/doctor-command.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { settlePayment } from '../../payments/settle-payment.ts'
import type { MoneyTown } from './money-town.ts'

/** Everything that was on its way arrives, and what was never told is asked for. */
export async function settleDown(town: MoneyTown): Promise<void> {
  const { network, saldo } = town
  for (const session of network.openSessions) network.expire(session)
  for (const news of network.news.splice(0)) await settlePayment(saldo.house, news)
  for (let round = 0; round < 6; round += 1) {
    saldo.clock.forward(61)
    await pollPayments(saldo.house)
  }
  await keepBooks(saldo.house)
}

/** Every place where our books differ from what the world knows, in a sentence each. None is right. */
export async function differences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const found: string[] = []
  const charges = new Map(town.network.charges.map((charge) => [charge.request.paymentId as string, charge]))
  const payments = await db.payment.findMany({ orderBy: { id: 'asc' } })
  const aside = await db.setAsidePayment.findMany()

  for (const charge of charges.values()) {
    const { paymentId, amount } = charge.request
    const booked = payments.filter(({ providerPaymentId }) => providerPaymentId === charge.intentId)
    const waiting = aside.filter(({ providerPaymentId }) => providerPaymentId === charge.intentId)
    const counted = booked.filter(({ status }) => status === 'SUCCEEDED' || status === 'TAKEN_BACK')
    if (counted.length + waiting.length !== 1)
      found.push(`${paymentId} was charged once and is known ${counted.length + waiting.length} times`)
    if (counted.some(({ amountMinor }) => Number(amountMinor) !== amount))
      found.push(`${paymentId} was charged with another amount than is booked`)
    const isBack = counted.some(({ status }) => status === 'TAKEN_BACK')
    if (counted.length > 0 && isBack !== charge.isBack)
      found.push(`${paymentId} was taken back on one side only`)
  }
  for (const { id, method, status } of payments)
    if (method === 'card' && status === 'SUCCEEDED' && !charges.has(id))
      found.push(`${id} is booked and was never charged`)

  const creditors = await db.creditor.findMany({ select: { id: true } })
  const balances = await db.$queryRaw<{ creditorId: string; kind: string; amount: bigint }[]>`
    select a."creditorId", a.kind, sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id group by 1, 2`
  const balance = (creditorId: string, kind: string) =>
    Number(balances.find((row) => row.creditorId === creditorId && row.kind === kind)?.amount ?? 0n)
  for (const { id } of creditors) {
    const held = payments
      .filter((payment) => payment.creditorId === id && charges.has(payment.id))
      .filter(({ id: paymentId }) => !charges.get(paymentId)?.isBack)
      .filter(({ status }) => status === 'SUCCEEDED')
      .reduce((all, { id: paymentId }) => all + (charges.get(paymentId)?.request.amount ?? 0), 0)
    const clearing = balance(id, 'CARD_CLEARING')
    if (clearing !== held) found.push(`${id}: the provider holds ${held}, the books say ${clearing}`)
    for (const kind of ['UNALLOCATED', 'HELD_BY_CREDITOR'])
      if (kind === 'UNALLOCATED' && balance(id, kind) !== 0) found.push(`${id}: ${kind} is not at rest`)
  }
  found.push(...(await wrongFees(town)), ...(await wrongClaims(town)))
  for (const { differences: all } of allBookChecks(town.saldo.house, db))
    for await (const { check, sentence } of all()) found.push(`${check}: ${sentence}`)
  return found
}

/** A tenth of what a case has brought, 40.00 at least and never more than that; VAT only at home. */
async function wrongFees({ cases, saldo: { house } }: MoneyTown): Promise<string[]> {
  const rows = await house.db.$queryRaw<{ caseId: string; recovered: bigint; fees: bigint }[]>`
    select c.id as "caseId",
      coalesce((select sum(l."amountMinor") from "PaymentAllocation" l join "Payment" p on p.id = l."paymentId"
        where p."caseId" = c.id and p.status = 'SUCCEEDED' and l.part <> 'CREDIT'), 0)::bigint as recovered,
      coalesce((select -sum(e."amountMinor") from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
        where a."caseId" = c.id and a.kind = 'FEES'), 0)::bigint as fees
    from "Case" c`
  return cases.flatMap(({ caseId }) => {
    const row = rows.find((one) => one.caseId === caseId)
    if (!row) return [`${caseId} is gone`]
    const tenth = (row.recovered + 5n) / 10n
    const least = tenth < 4000n ? 4000n : tenth
    const due = row.recovered < least ? row.recovered : least
    return due === row.fees
      ? []
      : [`${caseId} has brought ${row.recovered} and was charged ${row.fees}, not ${due}`]
  })
}

/** What is owed, worked out a second time, day by day. */
async function wrongClaims({ cases, saldo: { house } }: MoneyTown): Promise<string[]> {
  const found: string[] = []
  for (const { caseId } of cases) {
    const { on, question, claim } = await loadClaim(house, house.db, caseId)
    const slow = slowClaim(on, question)
    claim.invoices.forEach((line, place) => {
      const other = slow.lines[place]
      for (const key of ['principalPaid', 'interestOwed', 'interestPaid', 'compensationOwed'] as const)
        if (other && minor(other[key]) !== line[key])
          found.push(`${caseId} ${line.number}: ${key} is ${line[key]} and worked out again ${other[key]}`)
    })
  }
  return found
}
