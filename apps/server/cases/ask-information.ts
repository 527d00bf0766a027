import { type AskInformationInput, informationDays } from '#shared/cases/decision-input.ts'
import { timeZone } from '#shared/countries.ts'
import { addDays } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { creditorReaders } from './creditor-readers.ts'
import { caseToDecide, mailFacts } from './decided-case.ts'

/** Asks the creditor for what is missing (A36): in their own words, as a list, with a day, by mail at once. */
export async function askInformation(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  input: AskInformationInput,
) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager asks')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await caseToDecide(tx, caseId, input.version, 'askInformation')
    const today = house.clock.today(timeZone(row.creditor.country))
    if (input.dueOn <= today || input.dueOn > addDays(today, 9 * informationDays))
      throw new Refusal('cases.dueOutOfRange', {
        from: addDays(today, 1),
        to: addDays(today, 9 * informationDays),
      })
    const at = house.clock.now()
    const requestId = newId('request', Date.parse(at))
    await tx.case.update({ where: { id: caseId }, data: { ...row.next, managerId: actor.userId } })
    await tx.informationRequest.create({
      data: {
        id: requestId,
        caseId,
        creditorId,
        question: input.question,
        items: input.items,
        askedById: actor.userId,
        askedAt: new Date(at),
        dueOn: input.dueOn,
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'information-requested',
      at,
      before: { status: row.status },
      after: {
        status: row.next.status,
        requestId,
        question: input.question,
        items: input.items,
        dueOn: input.dueOn,
      },
    })
    for (const reader of await creditorReaders(tx, {
      creditorId,
      personId: row.onBehalfOfId ?? row.enteredById,
    })) {
      await oweMail(house, tx, {
        key: `information-request:${requestId}:${reader.userId}`,
        kind: 'information-request',
        recipient: reader.email,
        language: reader.language,
        caseId,
        creditorId,
        data: {
          ...mailFacts(row, actor.name),
          caseId,
          name: reader.name,
          dueOn: input.dueOn,
          items: input.items,
          note: input.question,
        },
      })
    }
    return { caseId, requestId, status: row.next.status, version: row.next.version }
  })
}
