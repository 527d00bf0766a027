import {
  agreementOfferedFrom,
  agreementText,
  currentAgreementVersion,
} from '#shared/agreements/agreement-text.ts'
import { type Mandate, mandateInput } from '#shared/agreements/mandate.ts'
import { timeZone } from '#shared/countries.ts'
import { instant } from '#shared/dates.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { agreementSha256 } from './agreement-fingerprint.ts'

/** The text that is offered for signature today, for everybody to read before registering (A50). */
export function offeredText(language: Language) {
  const version = currentAgreementVersion
  return {
    version,
    offeredFrom: agreementOfferedFrom(version),
    language,
    sha256: agreementSha256(language, version),
    text: agreementText(language, version),
  }
}

/** The agreement under which a company's new cases are collected, or null before the first signature. */
export function agreementInForce(tx: Tx, creditorId: string) {
  return tx.agreement.findFirst({
    where: { creditorId, endedAt: null },
    orderBy: { signedAt: 'desc' },
  })
}

/** A mandate as it was stored; it was checked when it was signed, so anything else is a bug. */
export const mandateOf = (stored: unknown): Mandate => mandateInput.parse(stored)

/** What a company has signed, and what there is to sign. */
export async function currentAgreement(ctx: Ctx & { creditorId: OwnCreditor }) {
  const { house, actor, creditorId } = ctx
  const { creditor, signed } = await inTransaction(house.db, actor, async (tx) => ({
    creditor: await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true, country: true },
    }),
    signed: await agreementInForce(tx, creditorId),
  }))
  return {
    creditor,
    currentVersion: currentAgreementVersion,
    tariff: tariffOn(house.clock.today(timeZone(creditor.country))).version,
    signed: signed && {
      agreementId: signed.id,
      number: signed.number,
      version: signed.textVersion,
      language: isLanguage(signed.language) ? signed.language : 'en',
      textSha256: signed.textSha256,
      signerName: signed.signerName,
      signerRole: signed.signerRole,
      signedAt: instant(signed.signedAt.toISOString()),
      address: signed.ipAddress,
      mandate: mandateOf(signed.mandate),
      paperSha256: signed.paperSha256,
    },
  }
}
