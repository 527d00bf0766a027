import { currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { whyNotMandate } from '#shared/agreements/mandate.ts'
import type { SigningInput } from '#shared/agreements/signing-input.ts'
import { timeZone } from '#shared/countries.ts'
import { type Instant, instant } from '#shared/dates.ts'
import { type AgreementId, newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { creditorCode } from './creditor-code.ts'
import { inTransaction, type Tx } from '../db.ts'
import { canonical, type Json } from '../events.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { agreementSha256 } from './agreement-fingerprint.ts'
import { agreementInForce, mandateOf } from './agreement-queries.ts'

export type Signed = { agreementId: AgreementId; number: string; signedAt: Instant }
/** What else happens in the same transaction once a company has signed; the cases wait for it. */
export type OnSigned = (ctx: Ctx, tx: Tx, signed: Signed & { creditorId: OwnCreditor }) => Promise<void>

/**
 * Signs the agreement: the words as they are offered today, the mandate, and who, when, from where (A10). Signing the
 * same again answers with the first signature; signing something else replaces what was in force.
 */
export async function signAgreement(
  ctx: Ctx & { creditorId: OwnCreditor },
  input: SigningInput,
  onSigned: OnSigned,
): Promise<Signed> {
  const { house, actor, creditorId } = ctx
  if (actor.kind !== 'creditor') throw new Error('Only a creditor signs')
  if (input.textVersion !== currentAgreementVersion) throw new Refusal('agreements.textChanged')
  const refusal = whyNotMandate(input.mandate)
  if (refusal) throw refusal
  const code = await creditorCode(house, creditorId)

  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "Creditor" where id = ${creditorId} for update`
    const before = await agreementInForce(tx, creditorId)
    if (before && isSame(before, input)) return told(before)
    const { country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    const at = house.clock.now()
    if (before) await tx.agreement.update({ where: { id: before.id }, data: { endedAt: new Date(at) } })
    const place = (await tx.agreement.count({ where: { creditorId } })) + 1
    const row = await tx.agreement.create({
      data: {
        id: newId('agreement', Date.parse(at)),
        creditorId,
        number: `A-${code}-${String(place).padStart(2, '0')}`,
        textVersion: input.textVersion,
        language: input.language,
        textSha256: agreementSha256(input.language, input.textVersion),
        signerId: actor.userId,
        signerName: input.signerName,
        signerRole: input.signerRole,
        authorityConfirmed: input.authorityConfirmed,
        signedAt: new Date(at),
        signedOn: house.clock.today(timeZone(country)),
        ipAddress: ctx.ip,
        userAgent: ctx.userAgent,
        mandate: input.mandate,
        authorityLimitMinor: BigInt(input.mandate.authorityLimit),
      },
    })
    await onSigned(ctx, tx, { ...told(row), creditorId })
    await house.jobs.enqueue(tx, 'agreements.paper', { agreementId: row.id })
    return told(row)
  })
}

type SignedRow = { id: string; number: string; signedAt: Date }
const told = (row: SignedRow): Signed => ({
  agreementId: row.id as AgreementId,
  number: row.number,
  signedAt: instant(row.signedAt.toISOString()),
})

type SignedTerms = {
  textVersion: string
  language: string
  signerName: string
  signerRole: string
  mandate: unknown
}
const isSame = (before: SignedTerms, input: SigningInput) =>
  before.textVersion === input.textVersion &&
  before.language === input.language &&
  before.signerName === input.signerName &&
  before.signerRole === input.signerRole &&
  canonical(mandateOf(before.mandate) as Json) === canonical(input.mandate as Json)
