import { createHmac, hkdfSync } from 'node:crypto'
import { type CaseId, isId } from '#shared/ids.ts'
import type { Config } from '../config.ts'
import { sameSecret } from '../secrets.ts'

export type ReplyTo = { caseId: CaseId; audience: 'creditor' | 'debtor' }

/** 130 bits in the letters of our ids: no capitals and no dots, which some mail servers change on the way. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const signatureLength = 26
const pattern = /reply\+([cd])([0-9a-z]{26})([0-9a-z]{26})@([a-z0-9.-]+)/i

/**
 * The signature binds a case, one of its two conversations and the one address we wrote to: whoever learns an address
 * of ours can write into that one conversation as that one person, and nowhere else.
 */
function signature(authSecret: string, { caseId, audience }: ReplyTo, address: string): string {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'saldo reply address', 32))
  const digest = createHmac('sha256', key).update(`${audience}\n${caseId}\n${address.toLowerCase()}`).digest()
  return [...digest.subarray(0, signatureLength)].map((byte) => alphabet[byte % 32]).join('')
}

/** Where an answer to a mail of a conversation goes, within the 64 characters that a mailbox name may have. */
export function replyAddress(config: Config, to: ReplyTo, address: string): string | null {
  if (!config.inboundMail) return null
  const caseKey = to.caseId.slice('case_'.length)
  const token = `${to.audience[0]}${caseKey}${signature(config.authSecret, to, address)}`
  return `reply+${token}@${config.inboundMail.domain}`
}

export type ReplyToken = ReplyTo & { signature: string }

/** The token in an address that a mail was sent to, not yet proved; null where the address is none of ours. */
export function tokenIn(config: Config, address: string): ReplyToken | null {
  const [, letter, caseKey, signed = '', domain] = pattern.exec(address.toLowerCase()) ?? []
  const caseId = `case_${caseKey}`
  if (!isId('case', caseId) || domain !== config.inboundMail?.domain) return null
  return { caseId, audience: letter === 'c' ? 'creditor' : 'debtor', signature: signed }
}

/** Whom we wrote to under this token, of those we may have written to. Each is compared, so that time tells nothing. */
export function writtenTo<P extends { address: string }>(
  config: Config,
  token: ReplyToken,
  people: readonly P[],
): P | null {
  const fitting = people.filter(({ address }) =>
    sameSecret(signature(config.authSecret, token, address), token.signature),
  )
  return fitting[0] ?? null
}
