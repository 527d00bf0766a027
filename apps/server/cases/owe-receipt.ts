import { isLanguage } from '#shared/languages.ts'
import type { Tx } from '../db.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx } from '../trpc.ts'
import type { TakenCase } from './case-row.ts'

/**
 * The one receipt of a case, to whoever submitted it or, when the desk entered it, to the company's owner together with
 * the request to confirm it (A15, A16). The key makes a second one impossible.
 */
export async function owePapers({ house, actor }: Ctx, tx: Tx, row: TakenCase): Promise<void> {
  const { id: caseId, creditorId, onBehalfOfId } = row
  const readerId = onBehalfOfId ?? ('userId' in actor ? actor.userId : null)
  const reader = readerId
    ? await tx.user.findUnique({
        where: { id: readerId },
        select: { email: true, name: true, language: true },
      })
    : null
  if (!reader) throw new Error('A case was submitted for nobody')
  const mail = {
    recipient: reader.email,
    language: isLanguage(reader.language) ? reader.language : ('en' as const),
    caseId,
    creditorId,
  }
  const data = { caseId, name: reader.name }
  await oweMail(house, tx, { ...mail, key: `case-receipt:${caseId}`, kind: 'case-receipt', data })
  if (!onBehalfOfId) return
  const manager = 'name' in actor ? actor.name : ''
  await oweMail(house, tx, {
    ...mail,
    key: `case-entered:${caseId}`,
    kind: 'case-entered',
    data: { ...data, manager },
  })
}
