import { chooseManager } from '#shared/access/choose-manager.ts'
import { type CompanyInput, declarationVersion } from '#shared/access/company-input.ts'
import { newId, type CreditorId, type QuoteId, type UserId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { secretHash } from '../secrets.ts'
import type { Ctx } from '../trpc.ts'

export type Registered = { creditorId: CreditorId; quoteId: QuoteId | null }

/** A signed-in newcomer brings their company: from here on they are its owner, with an account manager (A30, A41). */
export async function registerCompany({ house, actor }: Ctx, input: CompanyInput): Promise<Registered> {
  if (actor.kind !== 'newcomer') throw new Error('Only a newcomer registers a company')
  // The registers of all countries are much code, and this is rarely asked.
  const { readApplicant } = await import('#shared/access/register-policy.ts')
  const business = readApplicant(input)
  if (isRefusal(business)) throw business
  const now = house.clock.now()

  return inTransaction(house.db, actor, async (tx) => {
    const earlier = await placeOf(tx, actor.userId)
    if (earlier) return { creditorId: earlier, quoteId: await takeOverQuote(tx, earlier, input.quote) }
    await refuseKnown(tx, input.country, business.number)

    const creditorId = newId('creditor', Date.parse(now))
    await tx.creditor.create({
      data: {
        id: creditorId,
        name: input.name,
        country: input.country,
        registrationKind: business.kind,
        registrationNumber: business.number,
        language: actor.language,
        managerId: await managerFor(tx, actor.language),
        declaredVersion: declarationVersion,
        declaredById: actor.userId,
        declaredAt: new Date(now),
      },
    })
    await tx.membership.create({
      data: { id: newId('member', Date.parse(now)), userId: actor.userId, creditorId, role: 'owner' },
    })
    return { creditorId, quoteId: await takeOverQuote(tx, creditorId, input.quote) }
  })
}

/** The row of the person is locked, so that a double tap finds the company of the first. The desk has no company. */
async function placeOf(tx: Tx, userId: UserId): Promise<CreditorId | null> {
  await tx.$queryRaw`select id from "User" where id = ${userId} for update`
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { staffRole: true, memberships: { select: { creditorId: true }, take: 1 } },
  })
  if (user.staffRole) throw new Refusal('access.staffOnly')
  return (user.memberships[0]?.creditorId as CreditorId | undefined) ?? null
}

async function refuseKnown(tx: Tx, country: string, registrationNumber: string) {
  const known = await tx.creditor.count({ where: { country, registrationNumber } })
  if (known > 0) throw new Refusal('access.companyKnown')
}

async function managerFor(tx: Tx, language: Language): Promise<string | null> {
  const managers = await tx.user.findMany({
    where: { staffRole: 'manager', disabledAt: null },
    select: { id: true, skills: true, _count: { select: { managed: true } } },
  })
  const candidates = managers.map(({ id, skills, _count }) => ({
    userId: id as UserId,
    skills,
    creditors: _count.managed,
  }))
  return chooseManager(candidates, language)?.userId ?? null
}

/** A quote that nobody owns yet becomes the company's; one that is somebody's already stays where it is. */
async function takeOverQuote(
  tx: Tx,
  creditorId: CreditorId,
  secret: string | undefined,
): Promise<QuoteId | null> {
  if (!secret) return null
  const tokenHash = secretHash(secret)
  await tx.quote.updateMany({ where: { tokenHash, creditorId: null }, data: { creditorId } })
  const quote = await tx.quote.findFirst({ where: { tokenHash, creditorId }, select: { id: true } })
  return (quote?.id as QuoteId | undefined) ?? null
}
