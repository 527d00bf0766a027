import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/** The longest conversation that is shown at once; longer ones are read in the record of the case. */
const most = 200

const columns = {
  id: true,
  fromKind: true,
  fromName: true,
  text: true,
  createdAt: true,
  readAt: true,
  settledAt: true,
} as const

/** One conversation of a case, oldest first. `creditor` and `debtor` never meet: one audience, one conversation. */
export async function conversation(tx: Tx, caseId: string, audience: 'creditor' | 'debtor') {
  const rows = await tx.message.findMany({
    where: { caseId, audience },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: columns,
  })
  return rows.toReversed().map(({ id, fromKind, fromName, text, createdAt, readAt, settledAt }) => ({
    messageId: id,
    fromKind,
    fromName,
    text,
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    isSettled: settledAt !== null,
  }))
}

/** What the creditor and the account manager have said about a case; opening it marks our messages as read. */
export function thread({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const { number, status, debtor, manager, creditor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: {
        number: true,
        status: true,
        debtor: { select: { name: true } },
        manager: { select: { name: true } },
        creditor: { select: { manager: { select: { name: true } } } },
      },
    })
    const messages = await conversation(tx, caseId, 'creditor')
    return {
      caseId,
      number,
      status,
      debtorName: debtor.name,
      managerName: manager?.name ?? creditor.manager?.name ?? null,
      messages,
    }
  })
}

/** Marks what the desk wrote as read; told by the screen once it has been on it. */
export async function markRead({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const { count } = await tx.message.updateMany({
      where: { caseId, audience: 'creditor', fromKind: 'desk', readAt: null },
      data: { readAt: new Date(house.clock.now()) },
    })
    return { read: count }
  })
}

type ThreadRow = {
  caseId: string
  number: string | null
  debtorName: string
  lastText: string
  lastFrom: string
  lastName: string
  lastAt: Date
  unread: bigint
}

/** A company's conversations, the latest first. */
export function threads({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.$queryRaw<ThreadRow[]>`
      select c.id as "caseId", c.number, d.name as "debtorName", m.text as "lastText", m."fromKind" as "lastFrom",
        m."fromName" as "lastName", m."createdAt" as "lastAt", m.unread
      from (
        select distinct on ("caseId") "caseId", left(text, 160) as text, "fromKind", "fromName", "createdAt",
          count(*) filter (where "fromKind" = 'desk' and "readAt" is null) over (partition by "caseId") as unread
        from "Message" where "creditorId" = ${creditorId} and audience = 'creditor'
        order by "caseId", "createdAt" desc
      ) m
      join "Case" c on c.id = m."caseId"
      join "Debtor" d on d.id = c."debtorId"
      order by m."createdAt" desc
      limit 100`
    return rows.map(({ lastAt, unread, ...row }) => ({
      ...row,
      lastAt: lastAt.toISOString(),
      unread: Number(unread),
    }))
  })
}
