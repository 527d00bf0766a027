import type { Claim } from '#shared/cases/claim.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { fromBigInt, type Minor, toDecimal } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { readConfig } from '../config.ts'
import { openDb, type Tx } from '../db.ts'
import { systemClock } from '../ports/clock.ts'
import { type Command, Fault, readDay, readWords, WrongUsage } from './command.ts'

/** What is owed on a case on a day, line by line, with the rates and their sources, and every posting of its books. */
export const claimCommand: Command = {
  usage: 'claim --case C-AV-0001 [--on 2026-11-21]',
  needsDatabase: true,
  async run(args) {
    const { options, words } = readWords(args, ['case', 'on'])
    if (!options.case || words.length > 0) throw new WrongUsage('Missing: --case.')
    const onDay = options.on === undefined ? undefined : readDay('on', options.on)
    const { db } = openDb({ url: readConfig().databaseUrl, pool: 2, prepared: false })
    try {
      const row = await db.case.findUnique({ where: { number: options.case }, select: { id: true } })
      if (!row) throw new Fault(`There is no case ${options.case}.`)
      const { claim } = await loadClaim({ clock: systemClock }, db, row.id, onDay ? { onDay } : {})
      const json = { case: options.case, ...explained(claim), postings: await postingsOf(db, row.id) }
      return { json, text: textOf(json).join('\n') }
    } finally {
      await db.$disconnect()
    }
  },
}

type Explained = ReturnType<typeof explained>
type Posted = Awaited<ReturnType<typeof postingsOf>>[number]

function explained(claim: Claim) {
  const { on, currency } = claim
  const amount = (of: Minor) => toDecimal(of, currency)
  return {
    on,
    currency,
    principal: amount(claim.principal),
    interest: amount(claim.interest),
    waived: amount(claim.waived),
    compensation: amount(claim.compensation),
    costs: {
      spent: amount(claim.costs.spent),
      covered: amount(claim.costs.covered),
      owed: amount(claim.costs.owed),
      open: amount(claim.costs.open),
      rule: claim.costs.rule,
      items: claim.costs.items.map((item) => ({ ...item, amount: amount(item.amount) })),
    },
    claimed: amount(claim.claimed),
    paid: amount(claim.paid),
    credit: amount(claim.credit),
    outstanding: amount(claim.outstanding),
    dueNow: amount(claim.dueNow),
    invoices: claim.invoices.map((line) => ({
      number: line.number,
      dueOn: line.dueOn,
      amount: amount(line.amount),
      principalOpen: amount(line.principalOpen),
      interestOpen: amount(line.interestOpen),
      compensationOpen: amount(line.compensationOpen),
      interest: amount(line.interestOwed),
      basis: line.interest.basis,
      slices: line.interest.slices.map((slice) => ({
        from: slice.from,
        to: slice.to,
        days: slice.days,
        principal: amount(slice.principal),
        ratePercent: slice.ratePercent,
        interest: amount(slice.interest),
        source: slice.source,
        verified: slice.verified,
      })),
    })),
    receipts: claim.receipts.map((receipt) => ({
      payment: receipt.paymentId,
      on: receipt.on,
      amount: amount(receipt.amount),
      paid: receipt.allocations.map(({ part, invoiceId, amount: piece }) => ({
        part,
        invoice: claim.invoices.find((line) => line.invoiceId === invoiceId)?.number ?? null,
        amount: amount(piece),
      })),
    })),
  }
}

async function postingsOf(db: Tx, caseId: string) {
  const rows = await db.ledgerTransaction.findMany({
    where: { caseId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      cause: true,
      postedOn: true,
      entries: {
        select: { amountMinor: true, currency: true, account: { select: { kind: true } } },
        orderBy: { id: 'asc' },
      },
    },
  })
  return rows.map(({ entries, ...row }) => ({
    number: postingNumber(row.id),
    ...row,
    entries: entries.map(({ amountMinor, currency, account }) => ({
      account: account.kind,
      amount: toDecimal(fromBigInt(amountMinor), currency),
      currency,
    })),
  }))
}

function textOf({ postings, ...claim }: Explained & { case: string; postings: Posted[] }): string[] {
  const { currency } = claim
  return [
    `${claim.outstanding} ${currency} is owed on ${claim.case} on ${claim.on}`,
    `  principal ${claim.principal} + interest ${claim.interest} + compensation ${claim.compensation} + costs ${claim.costs.owed} = ${claim.claimed}, of which ${claim.paid} is paid`,
    ...claim.invoices.flatMap((line) => [
      `invoice ${line.number} of ${line.amount}, due ${line.dueOn}: ${line.principalOpen} + ${line.interestOpen} interest + ${line.compensationOpen} compensation open`,
      ...line.slices.map(
        (slice) =>
          `    ${slice.from} – ${slice.to}  ${slice.days} days on ${slice.principal} at ${slice.ratePercent} %: ${slice.interest}  (${slice.source}${slice.verified ? '' : ', not verified'})`,
      ),
    ]),
    ...claim.costs.items.map(({ on, kind, amount }) => `spent ${amount} on ${on}: ${kind}`),
    ...(claim.costs.items.length > 0
      ? [
          `    of ${claim.costs.spent} spent, ${claim.costs.covered} is made up for by the fixed compensation and ${claim.costs.owed} is owed by ${claim.costs.rule ? `${claim.costs.rule.basis} (${claim.costs.rule.source}${claim.costs.rule.verified ? '' : ', not verified'})` : 'no rule on file'}`,
        ]
      : []),
    ...claim.receipts.flatMap((receipt) => [
      `received ${receipt.amount} on ${receipt.on} (${receipt.payment})`,
      ...receipt.paid.map(
        ({ part, invoice, amount }) => `    ${amount} ${part}${invoice ? ` of ${invoice}` : ''}`,
      ),
    ]),
    'postings',
    ...postings.flatMap(({ number, kind, postedOn, entries }) => [
      `  ${postedOn}  ${number}  ${kind}`,
      ...entries.map((entry) => `    ${entry.amount} ${entry.currency}  ${entry.account}`),
    ]),
  ]
}
