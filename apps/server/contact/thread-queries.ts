import { answerBy } from '#shared/contact/answer-by.ts'
import { timeZone } from '#shared/countries.ts'
import { dayOf, type Instant } from '#shared/dates.ts'
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
  asksUpdate: true,
  via: true,
  fromAddress: true,
  reads: {
    select: { readerKind: true, readerId: true, readerName: true, readAt: true },
    orderBy: { readAt: 'asc' },
  },
  documents: {
    where: { removedAt: null },
    select: { id: true, name: true, sizeBytes: true },
    orderBy: { createdAt: 'asc' },
  },
} as const

/**
 * One conversation of a case, oldest first. `creditor` and `debtor` never meet: one audience, one conversation. Who has
 * read a message is told to the other side by name.
 */
export async function conversation(
  tx: Tx,
  caseId: string,
  audience: 'creditor' | 'debtor',
  { zone, readerId }: { zone: string; readerId: string },
) {
  const rows = await tx.message.findMany({
    where: { caseId, audience },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: columns,
  })
  return rows.toReversed().map(({ id, createdAt, readAt, settledAt, reads, documents, ...said }) => ({
    ...said,
    messageId: id,
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    isSettled: settledAt !== null,
    /** By when the promised answer is there; null where nothing is promised or it is there already. */
    answerBy:
      said.asksUpdate && settledAt === null
        ? answerBy(dayOf(createdAt.toISOString() as Instant, zone), 'update')
        : null,
    /** Whether whoever asks has read it. */
    isRead: reads.some((one) => one.readerId === readerId),
    readBy: reads
      .filter(({ readerKind }) => (readerKind === 'desk') !== (said.fromKind === 'desk'))
      .map(({ readerName, readAt: at }) => ({ name: readerName, at: at.toISOString() })),
    files: documents.map(({ id: documentId, name, sizeBytes }) => ({ documentId, name, sizeBytes })),
  }))
}

/** What the creditor and the account manager have said about a case; the screen marks our messages as read. */
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
        creditor: { select: { country: true, manager: { select: { name: true } } } },
      },
    })
    const messages = await conversation(tx, caseId, 'creditor', {
      zone: timeZone(creditor.country),
      readerId: 'userId' in actor ? actor.userId : '',
    })
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
  const reader = 'userId' in actor ? actor.userId : ''
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.$queryRaw<ThreadRow[]>`
      select c.id as "caseId", c.number, d.name as "debtorName", m.text as "lastText", m."fromKind" as "lastFrom",
        m."fromName" as "lastName", m."createdAt" as "lastAt", m.unread
      from (
        select distinct on ("caseId") "caseId", left(text, 160) as text, "fromKind", "fromName", "createdAt",
          count(*) filter (where "fromKind" = 'desk' and not exists (
            select from "MessageRead" r where r."messageId" = "Message".id and r."readerId" = ${reader})) over (partition by "caseId") as unread
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
