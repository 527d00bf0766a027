import * as z from 'zod/mini'
import { type CaseStatus, caseStatuses, isCollecting, isOver } from '#shared/cases/case.ts'
import { stepOfStatus } from '#shared/cases/tracker.ts'
import { instant } from '#shared/dates.ts'
import { id } from '#shared/fields.ts'
import type { CaseId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Prisma } from '#db/client.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { trackersOf } from './timeline.ts'

/** What a list can be narrowed to: all that is under way, what waits for the company, drafts, what is over. */
export const caseGroups = ['ALL', 'OPEN', 'YOURS', 'DRAFTS', 'OVER'] as const
export type CaseGroup = (typeof caseGroups)[number]

export const listInput = z.object({
  group: z._default(z.enum(caseGroups), 'ALL'),
  search: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  /** Where the last page ended. */
  cursor: z.optional(z.object({ updatedAt: z.iso.datetime(), id: id('case') })),
  limit: z._default(z.int().check(z.gte(1), z.lte(50)), 25),
})
export type ListInput = z.output<typeof listInput>

const statusesOf: Record<CaseGroup, readonly CaseStatus[]> = {
  ALL: caseStatuses,
  OPEN: caseStatuses.filter((status) => status !== 'DRAFT' && !isOver(status)),
  YOURS: ['DRAFT', 'AWAITING_AGREEMENT', 'NEEDS_INFORMATION'],
  DRAFTS: ['DRAFT'],
  OVER: caseStatuses.filter(isOver),
}

/** A company's cases, what moved last first, page by page. Drafts that were thrown away are in no list. */
export async function listCases(ctx: Ctx & { creditorId: OwnCreditor }, input: ListInput) {
  const { house, actor, creditorId } = ctx
  const { cursor, limit } = input
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.case.findMany({
      relationLoadStrategy: 'join',
      where: {
        creditorId,
        status: { in: [...statusesOf[input.group]] },
        AND: [
          { OR: [{ number: { not: null } }, { status: 'DRAFT' }] },
          ...(input.search ? [matching(input.search)] : []),
          ...(cursor ? [after(cursor)] : []),
        ],
      },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      select: {
        id: true,
        number: true,
        status: true,
        closeCode: true,
        currency: true,
        principalMinor: true,
        reference: true,
        updatedAt: true,
        debtor: { select: { name: true, country: true } },
      },
    })
    const page = rows.slice(0, limit)
    const trackers = await trackersOf(
      tx,
      page.map(({ id: caseId }) => caseId),
    )
    const stepOf = (caseId: string, status: CaseStatus) =>
      trackers.get(caseId)?.find(({ state }) => state === 'current')?.step ?? stepOfStatus[status]
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      cases: page.map(({ id: caseId, principalMinor, updatedAt, status, ...row }) => ({
        ...row,
        caseId: caseId as CaseId,
        status: status as CaseStatus,
        /** The one that the tracker of the case shows; of a case that is over, where it ended. */
        step: stepOf(caseId, status as CaseStatus),
        isCollecting: isCollecting(status as CaseStatus),
        principal: fromBigInt(principalMinor),
        updatedAt: instant(updatedAt.toISOString()),
      })),
      next: last ? { updatedAt: last.updatedAt.toISOString(), id: last.id as CaseId } : null,
    }
  })
}

function matching(search: string): Prisma.CaseWhereInput {
  const contains = { contains: search, mode: 'insensitive' } as const
  return {
    OR: [
      { number: contains },
      { reference: contains },
      { debtor: { name: contains } },
      { invoices: { some: { number: contains } } },
    ],
  }
}

const after = (cursor: { updatedAt: string; id: string }): Prisma.CaseWhereInput => ({
  OR: [
    { updatedAt: { lt: new Date(cursor.updatedAt) } },
    { updatedAt: new Date(cursor.updatedAt), id: { lt: cursor.id } },
  ],
})
