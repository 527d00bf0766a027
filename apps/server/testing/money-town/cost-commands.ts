import { addDays } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { Command } from './command.ts'

const words = 'The company has moved, and the register names no address.'

/** The desk asks whether money may be spent, and the owner of the company answers, or does not. */
export const askCosts: Command = async (town) => {
  const { caseId, creditor } = town.anyCase()
  const consentId = newId('costConsent', town.now())
  const ceilingMinor = minor(town.chance.whole(60_00, 400_00))
  const dueOn = addDays(town.saldo.clock.today(), 10)
  const asked = { kind: 'TRACING', ceilingMinor, reason: words, benefit: words, dueOn } as const
  await town.as(town.anyManager()).costs.ask({ caseId, consentId, ...asked })
  if (town.chance.happens(0.1)) return
  const approve = town.chance.happens(0.8)
  await town.as(creditor).costs.decide({ caseId, consentId, approve })
  if (approve) town.promised.consents.set(consentId, ceilingMinor)
}

/** A bill comes, for as much as was agreed to, or for more. */
export const spend: Command = async (town) => {
  const { db } = town.saldo.house
  const consent = town.chance.pick(await db.costConsent.findMany({ orderBy: { id: 'asc' } }))
  if (!consent) return
  const { id: consentId, caseId, creditorId } = consent
  const manager = town.anyManager()
  const [documentId, costId] = [newId('document', town.now()), newId('cost', town.now())]
  const file = {
    name: 'bill.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
    fileKey: 'none',
  }
  const by = { uploadedBy: 'desk', uploadedById: manager.userId }
  await db.document.create({
    data: { id: documentId, caseId, creditorId, costConsentId: consentId, kind: 'OTHER', ...file, ...by },
  })
  const amountMinor = minor(town.chance.whole(20_00, 300_00))
  const bill = { amountMinor, what: 'Extract of the register', documentId }
  await town.as(manager).costs.record({
    caseId: caseId as never,
    consentId: consentId as never,
    costId,
    ...bill,
  })
  town.promised.costs.set(costId, amountMinor)
}

export const takeBackCost: Command = async (town) => {
  const { db } = town.saldo.house
  const row = town.chance.pick(
    await db.cost.findMany({ where: { takenBackOn: null }, orderBy: { id: 'asc' } }),
  )
  if (!row) return
  const cost = { caseId: row.caseId as never, costId: row.id as never }
  await town.as(town.anyManager()).costs.takeBack({ ...cost, reason: 'The bill was for another case.' })
  town.promised.costs.delete(row.id)
  town.promised.costsBack.add(row.id)
}
