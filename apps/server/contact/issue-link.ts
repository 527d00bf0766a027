import type { Actor } from '#shared/access/actor.ts'
import { linkDays } from '#shared/contact/link-input.ts'
import { addHours, type Instant } from '#shared/dates.ts'
import { type LinkId, newId } from '#shared/ids.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { newSecret, secretHash } from '../secrets.ts'

export type LinkOf = { caseId: string; creditorId: string; contactId: string | null }
export type IssuedLink = { linkId: LinkId; expiresAt: Instant }

/** A secret and the address it makes. It is known only here and in what leaves the house; the row keeps its hash. */
export function newLinkSecret({ config }: Pick<House, 'config'>): { secret: string; url: string } {
  const secret = newSecret()
  return { secret, url: `${config.publicUrl}/d/${secret}` }
}

/** What stands for the secret wherever we keep a copy of something that was sent. */
export const maskedLink = ({ config }: Pick<House, 'config'>): string => `${config.publicUrl}/d/•••`

/** Writes down that a secret opens the page of this debtor, for so long as Part 7.7 says (D9). */
export async function issueLink(
  house: Pick<House, 'clock'>,
  tx: Tx,
  actor: Actor,
  { caseId, creditorId, contactId }: LinkOf,
  secret: string,
): Promise<IssuedLink> {
  const at = house.clock.now()
  const expiresAt = addHours(at, linkDays * 24)
  const linkId = newId('link', Date.parse(at))
  await tx.debtorLink.create({
    data: {
      id: linkId,
      caseId,
      creditorId,
      contactId,
      tokenHash: secretHash(secret),
      createdAt: new Date(at),
      expiresAt: new Date(expiresAt),
    },
  })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'link-created',
    at,
    after: { linkId, contactId, expiresAt },
  })
  return { linkId, expiresAt }
}
