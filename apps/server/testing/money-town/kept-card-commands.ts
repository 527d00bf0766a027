import type { Instant } from '#shared/dates.ts'
import { chargeInstalments } from '../../payments/charge-instalments.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import type { Command } from './command.ts'

/** A debtor lets us keep the card that it pays the next instalment with. */
export const keepCard: Command = async (town) => {
  const { db } = town.saldo.house
  const plans = await db.plan.findMany({ where: { status: 'ACTIVE' }, orderBy: { id: 'asc' } })
  const plan = town.chance.pick(plans)
  const file = town.cases.find(({ caseId }) => caseId === plan?.caseId)
  if (!file) return
  const own = town.as(file.actor).payments
  const mandate = await own.mandate()
  if (!mandate) return
  await own.start({ kind: 'instalment', keep: { name: 'Petra Adler', textSha256: mandate.sha256 } })
}

/** The morning of a day on which a kept card pays something; then as at any time. */
export const charge: Command = async (town) => {
  const { house, clock } = town.saldo
  const where = { status: 'ACTIVE' }
  const row = town.chance.pick(await house.db.savedCard.findMany({ where, orderBy: { id: 'asc' } }))
  const file = town.cases.find(({ caseId }) => caseId === row?.caseId)
  if (file && town.chance.happens(0.7)) {
    const { card } = await town.as(file.actor).payments.card({})
    const morning = `${card?.next?.on ?? ''}T09:30:00.000Z` as Instant
    if (card?.next && morning > clock.now()) clock.set(morning)
    // Pages that were open have closed meanwhile.
    await pollPayments(house)
  }
  await chargeInstalments(house)
}

/** The debtor ends it, or a person of the desk stops it. */
export const endCard: Command = async (town) => {
  const where = { status: 'ACTIVE' }
  const cards = await town.saldo.house.db.savedCard.findMany({ where, orderBy: { id: 'asc' } })
  const card = town.chance.pick(cards)
  const file = town.cases.find(({ caseId }) => caseId === card?.caseId)
  if (!card || !file) return
  const savedCardId = card.id as never
  if (town.chance.happens(0.5)) await town.as(file.actor).payments.removeCard({ savedCardId })
  else {
    const why = 'They have called, the card is not theirs any more.'
    await town.as(town.anyManager()).payments.stopCard({ caseId: file.caseId, savedCardId, why })
  }
}
