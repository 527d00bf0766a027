import { codeAttempts } from '#shared/portal/session-policy.ts'
import { plainCode } from '#shared/portal/second-factor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { sameSecret } from '../secrets.ts'
import type { OpenLink } from './open-link.ts'
import { codeHash } from './send-code.ts'
import { countPortalTry } from './tries.ts'

/**
 * The code from the mail. Counting the attempt and reading the code are one statement, so that many tries at once
 * still are no more than five; used once, it is used up.
 */
export async function tryCode(house: House, link: OpenLink, ip: string, typed: string): Promise<void> {
  const code = plainCode(typed)
  if (code === null) throw new Refusal('portal.codeShape')
  await countPortalTry(house, 'portal.verify', link.linkId, ip)
  const now = new Date(house.clock.now())
  const [sent] = await house.db.$queryRaw<{ id: string; codeHash: string }[]>`
    update "LinkCode" set attempts = attempts + 1
    where "linkId" = ${link.linkId} and "usedAt" is null and "expiresAt" > ${now} and attempts < ${codeAttempts}
    returning id, "codeHash"`
  if (!sent) throw new Refusal('portal.codeOver')
  if (!sameSecret(sent.codeHash, codeHash(house, link.linkId, code))) throw new Refusal('portal.codeWrong')
  const { count } = await house.db.linkCode.updateMany({
    where: { id: sent.id, usedAt: null },
    data: { usedAt: now },
  })
  if (count === 0) throw new Refusal('portal.codeOver')
}
