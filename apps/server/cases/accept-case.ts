import type { AcceptInput } from '#shared/cases/decision-input.ts'
import type { Proof } from '#shared/cases/case.ts'
import { inTransaction } from '../db.ts'
import { databaseCode } from '../db-faults.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { acceptanceOf } from './acceptance.ts'
import { bookClaim } from './book-claim.ts'
import { creditorReaders } from './creditor-readers.ts'
import { caseToDecide, lockedCase, mailFacts } from './decided-case.ts'
import { loadClaim } from './load-claim.ts'
import { newCheckCode } from './new-check-code.ts'

type Accepting = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }
export type Accepted = {
  caseId: string
  status: string
  version: number
  collectorName: string
  checkCode: string
}

/**
 * Takes a case on (A10, A18): agreement, price and collector are fixed, the check code is drawn, and the first letter
 * is owed in the same transaction, so that no case is active without it (A17).
 */
export async function acceptCase(ctx: Accepting, input: AcceptInput): Promise<Accepted> {
  try {
    return await accept(ctx, input)
  } catch (error) {
    // Somebody else drew the same check code in the same moment; the second draw sees theirs.
    if (databaseCode(error) === '23505') return accept(ctx, input)
    throw error
  }
}

function accept({ house, actor, caseId, creditorId }: Accepting, input: AcceptInput): Promise<Accepted> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager accepts')
  return inTransaction(house.db, actor, async (tx) => {
    await lockedCase(tx, caseId)
    const acceptance = await acceptanceOf(house, tx, caseId, input.collectorId)
    const { agreement, collector, price, placedOn } = acceptance
    const proofs: Proof[] = [
      ...(agreement ? (['SIGNED_AGREEMENT'] as const) : []),
      ...(collector ? (['COLLECTOR'] as const) : []),
    ]
    const row = await caseToDecide(tx, caseId, input.version, 'accept', proofs)
    if (acceptance.refusal) throw acceptance.refusal
    if (!agreement || !collector || !price) throw new Error('Accepted without its terms')
    const at = house.clock.now()
    const checkCode = await newCheckCode(tx)
    await tx.case.update({
      where: { id: caseId },
      data: {
        ...row.next,
        agreementId: agreement.id,
        collectorId: collector.collectorId,
        managerId: actor.userId,
        checkCode,
        placedOn,
        tariff: price.tariff,
        feeNumerator: String(price.share.numerator),
        feeDenominator: String(price.share.denominator),
        activeAt: new Date(at),
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'case-accepted',
      at,
      before: { status: row.status },
      after: {
        status: row.next.status,
        agreement: agreement.number,
        tariff: price.tariff,
        percent: price.percent,
        priceFrom: price.from,
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'collector-assigned',
      at,
      after: {
        collectorId: collector.collectorId,
        collector: collector.name,
        language: collector.language,
        rule: input.collectorId ? 'CHOSEN' : collector.why,
        // A19: a collector who does not speak the debtor's language is never passed over in silence.
        fallback: collector.why === 'FALLBACK',
      },
    })
    await house.jobs.enqueue(tx, 'contact.first-letter', { caseId })
    const loaded = await loadClaim(house, tx, caseId)
    const { claim } = loaded
    await bookClaim(tx, loaded, { caseId, creditorId, cause: caseId, at })
    for (const reader of await creditorReaders(tx, {
      creditorId,
      personId: row.onBehalfOfId ?? row.enteredById,
    })) {
      await oweMail(house, tx, {
        key: `case-accepted:${caseId}:${row.next.version}:${reader.userId}`,
        kind: 'case-accepted',
        recipient: reader.email,
        language: reader.language,
        caseId,
        creditorId,
        data: {
          ...mailFacts(row, actor.name),
          caseId,
          name: reader.name,
          collectorName: collector.name,
          currency: row.currency,
          claimMinor: claim.outstanding,
        },
      })
    }
    return {
      caseId,
      status: row.next.status,
      version: row.next.version,
      collectorName: collector.name,
      checkCode,
    }
  })
}
