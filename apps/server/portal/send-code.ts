import { createHmac, randomInt } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import { codeSeconds } from '#shared/portal/session-policy.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { OpenLink } from './open-link.ts'
import { countPortalTry } from './tries.ts'

/** Six digits can be tried out, so what is stored needs the server's own secret to be compared with. */
export const codeHash = (house: Pick<House, 'config'>, linkId: string, code: string): string =>
  createHmac('sha256', house.config.authSecret).update(`link code ${linkId} ${code}`).digest('hex')

/** Sends a one-time code to the address we know, never to one that is typed in. The code before it ends. */
export async function sendCode(house: House, link: OpenLink, ip: string, language: Language): Promise<void> {
  const { linkId, caseId, creditorId, email } = link
  if (!email) throw new Refusal('portal.noAddress')
  await countPortalTry(house, 'portal.code', linkId, ip)
  const at = house.clock.now()
  const now = Date.parse(at)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeId = newId('linkCode', now)
  await inTransaction(house.db, { kind: 'system', language }, async (tx) => {
    await tx.linkCode.updateMany({ where: { linkId, usedAt: null }, data: { expiresAt: new Date(at) } })
    await tx.linkCode.create({
      data: {
        id: codeId,
        linkId,
        codeHash: codeHash(house, linkId, code),
        createdAt: new Date(at),
        expiresAt: new Date(now + codeSeconds * 1000),
      },
    })
    await oweMail(house, tx, {
      key: `link-code:${codeId}`,
      kind: 'link-code',
      recipient: email.address,
      language,
      data: { validMinutes: codeSeconds / 60 },
      secrets: { code },
      caseId,
      creditorId,
    })
  })
}
