import { creditorReaders } from '../cases/creditor-readers.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { aroundColumns, managerOf } from './direct-row.ts'
import type { RefundRow } from './refund-row.ts'

/** An account is asked for; it is on its way; it has arrived, came back, or is not given. */
export type RefundNews = 'ASKED' | 'ORDERED' | 'DONE' | 'FAILED' | 'DECLINED'

/** The debtor is told with a link what becomes of money that is theirs; an account stands in a mail by its end only. */
export const tellDebtorOfRefund = (
  house: House,
  tx: Tx,
  row: RefundRow,
  news: RefundNews,
  why: string | null = null,
): Promise<void> =>
  oweDebtorMail(house, tx, {
    caseId: row.caseId,
    creditorId: row.creditorId,
    kind: 'refund-debtor',
    key: `refund-debtor:${row.id}:${news}`,
    data: {
      refundId: row.id,
      news,
      way: row.way,
      amountMinor: Number(row.amountMinor),
      currency: row.currency,
      accountEnd: row.toIban?.slice(-4) ?? '',
      why,
    },
  })

/** The creditor is told where its own money is touched: what the debtor had paid too much never was. */
export async function tellCreditorOfRefund(
  house: House,
  tx: Tx,
  row: RefundRow,
  news: 'ORDERED' | 'FAILED',
): Promise<void> {
  const around = await tx.case.findUniqueOrThrow({
    where: { id: row.caseId },
    relationLoadStrategy: 'join',
    select: aroundColumns,
  })
  const { onBehalfOfId, enteredById } = around
  const readers = await creditorReaders(tx, {
    creditorId: row.creditorId,
    personId: onBehalfOfId ?? enteredById,
  })
  for (const reader of readers)
    await oweMail(house, tx, {
      caseId: row.caseId,
      creditorId: row.creditorId,
      key: `refund-creditor:${row.id}:${news}:${reader.userId}`,
      kind: 'refund-creditor',
      recipient: reader.email,
      language: reader.language,
      data: {
        caseId: row.caseId,
        caseNumber: around.number ?? '',
        debtorName: around.debtor.name,
        amountMinor: Number(row.amountMinor),
        currency: row.currency,
        why: row.why,
        news,
        name: reader.name,
        managerName: managerOf(around)?.name ?? '',
      },
    })
}
