import type { Actor } from '#shared/access/actor.ts'
import { isLanguage } from '#shared/languages.ts'
import type { CardEnd } from '#shared/payments/saved-card.ts'
import { deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { type MailData, oweMail } from '../outgoing-mail.ts'
import { aroundColumns, managerOf } from './direct-row.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * A kept card is charged no more: everybody who counts on it is told, each once. The debtor how the next payment is made
 * (of a card that ends it hears by a mail of its own), the creditor, and whoever looks after the case at the desk, unless
 * they stopped it themselves. A mail with a new link is not the debtor's to write, so that this is a job of its own.
 */
export async function tellCardEnd(
  house: House,
  { savedCardId, how }: { savedCardId: string; how: CardEnd },
): Promise<void> {
  await inTransaction(house.db, system, async (tx) => {
    const card = await tx.savedCard.findUniqueOrThrow({ where: { id: savedCardId } })
    const { caseId, creditorId, last4, expiryMonth, expiryYear, stoppedById, stoppedWhy } = card
    const around = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      select: aroundColumns,
    })
    const { demand } = await loadClaim(house, tx, caseId)
    const next = demand.plan?.next
    const manager = managerOf(around)
    const stopper =
      how === 'STOPPED' && stoppedById
        ? await tx.user.findUnique({ where: { id: stoppedById }, select: { id: true, name: true } })
        : null
    const data: MailData = {
      how,
      caseId,
      last4: last4 ?? '',
      expiryMonth,
      expiryYear,
      why: how === 'STOPPED' ? stoppedWhy : null,
      managerName: stopper?.name ?? manager?.name ?? '',
      currency: around.currency,
      amountMinor: next?.open ?? null,
      dueOn: next?.dueOn ?? null,
    }
    const about = { caseId, creditorId }
    const key = `card-stopped:${savedCardId}:${how}`
    if (how !== 'EXPIRES') await oweDebtorMail(house, tx, { ...about, kind: 'card-stopped', key, data })
    const { onBehalfOfId, enteredById } = around
    const readers = await creditorReaders(tx, { creditorId, personId: onBehalfOfId ?? enteredById })
    const desk = manager && (await deputyOf(tx, manager.id, house.clock.today()))
    const person =
      desk && desk !== stopper?.id
        ? await tx.user.findUnique({
            where: { id: desk },
            select: { id: true, name: true, email: true, language: true },
          })
        : null
    const told = [
      ...readers.map((reader) => ({ ...reader, isDesk: false })),
      ...(person ? [{ ...person, userId: person.id, isDesk: true }] : []),
    ]
    for (const { userId, name, email, language, isDesk } of told)
      await oweMail(house, tx, {
        ...about,
        key: `${key}:${userId}`,
        kind: 'card-stopped-news',
        recipient: email,
        language: isLanguage(language) ? language : 'en',
        data: {
          ...data,
          isDesk,
          name,
          caseNumber: around.number ?? '',
          debtorName: around.debtor.name,
        },
      })
  })
}
