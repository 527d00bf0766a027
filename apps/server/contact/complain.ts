import { randomInt } from 'node:crypto'
import { answerBy } from '#shared/contact/answer-by.ts'
import type { ComplaintInput } from '#shared/contact/complaint-input.ts'
import { newId } from '#shared/ids.ts'
import type { Tx } from '../db.ts'
import { oweMail } from '../outgoing-mail.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx } from '../trpc.ts'

/** Numbers a complaint at once and names the day by which somebody else answers it (A50). */
export async function complain({ house, actor, ip }: Ctx, input: ComplaintInput) {
  await countTry(house, { what: 'contact.complain', who: ip, times: 10, seconds: 3_600 })
  const { language } = actor
  const now = house.clock.now()
  const dueOn = answerBy(house.clock.today(), 'complaint')
  const { name, email, reference } = input
  return house.db.$transaction(async (tx) => {
    const complaintId = newId('complaint', Date.parse(now))
    const number = await newComplaintNumber(tx, now.slice(0, 4))
    const text = reference ? `[${reference}] ${input.text}` : input.text
    await tx.complaint.create({
      data: {
        id: complaintId,
        number,
        fromKind: actor.kind,
        name,
        email,
        text,
        language,
        dueOn,
        createdAt: new Date(now),
      },
    })
    await oweMail(house, tx, {
      key: `complaint-received:${complaintId}`,
      kind: 'complaint-received',
      recipient: email,
      language,
      data: { name, number, answerBy: dueOn },
    })
    return { complaintId, number, dueOn }
  })
}

/** `CO-2026-048215`: short enough to be said on the phone; it tells nobody how many complaints there are. */
export async function newComplaintNumber(tx: Tx, year: string): Promise<string> {
  for (;;) {
    const number = `CO-${year}-${String(randomInt(1_000_000)).padStart(6, '0')}`
    if ((await tx.complaint.count({ where: { number } })) === 0) return number
  }
}
