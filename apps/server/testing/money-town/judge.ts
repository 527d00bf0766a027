import { allBookChecks } from '../../cli/doctor-command.ts'
import { bankDifferences } from './bank-judge.ts'
import { cardDifferences } from './card-judge.ts'
import { claimDifferences } from './claim-judge.ts'
import { contestDifferences } from './contest-judge.ts'
import { correctionDifferences } from './correction-judge.ts'
import { keptCardDifferences } from './kept-card-judge.ts'
import type { MoneyTown } from './money-town.ts'
import { refundDifferences } from './refund-judge.ts'
import { shareDifferences } from './share-judge.ts'

/** Whoever finds something, and what it was, in a sentence. */
export type Divergence = { by: string; sentence: string }

/**
 * Every place where our books differ from what the world knows. The world is the card provider, the bank, and what people
 * were told; what follows from it is worked out anew, with nothing of ours. None is right.
 */
export async function differences(town: MoneyTown): Promise<Divergence[]> {
  const found: Divergence[] = []
  const judges = {
    'card provider': cardDifferences,
    bank: bankDifferences,
    refunds: refundDifferences,
    corrections: correctionDifferences,
    'contested payments': contestDifferences,
    'kept cards': keptCardDifferences,
    claims: claimDifferences,
    shares: shareDifferences,
  }
  for (const [by, judge] of Object.entries(judges))
    found.push(...(await judge(town)).map((sentence) => ({ by, sentence })))
  for (const check of allBookChecks(town.saldo.house, town.saldo.house.db))
    for await (const { check: by, sentence } of check.differences())
      found.push({ by: `doctor: ${by}`, sentence })
  return found
}

/** What stands on the accounts of one kind, of each creditor or of each case; debit positive. */
export async function balances(town: MoneyTown, of: 'creditorId' | 'caseId') {
  const rows = await town.saldo.house.db.$queryRawUnsafe<{ owner: string; kind: string; amount: bigint }[]>(
    `select a."${of}" as owner, a.kind, sum(e."amountMinor")::bigint as amount
     from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id group by 1, 2`,
  )
  const known = new Map(rows.map(({ owner, kind, amount }) => [`${owner} ${kind}`, Number(amount)]))
  return (owner: string, ...kinds: string[]): number =>
    kinds.reduce((all, kind) => all + (known.get(`${owner} ${kind}`) ?? 0), 0)
}
