import type { Actor } from '#shared/access/actor.ts'
import { record } from '../events.ts'
import type { WhenRefused } from '../outgoing-mail.ts'
import { endLinks } from './revoke-links.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * A letter that no mailbox takes has not left: it waits at the desk like one that has to be posted, and the link that
 * nobody received is closed.
 */
export const letterRefused: WhenRefused = async (house, tx, { data, recipient, why, at }) => {
  const letterId = String(data.letterId)
  const letter = await tx.letter.findUnique({ where: { id: letterId } })
  if (!letter) return
  const { caseId, creditorId } = letter
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  await tx.letter.update({ where: { id: letterId }, data: { sentAt: null } })
  await record(tx, system, {
    caseId,
    creditorId,
    kind: 'letter-refused',
    at,
    after: { letterId, to: recipient, refusal: why },
  })
  await endLinks(house, tx, system, caseId, { id: String(data.linkId) }, 'the letter could not be delivered')
}
