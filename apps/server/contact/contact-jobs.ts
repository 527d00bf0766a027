import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { acceptanceOf } from '../cases/acceptance.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { keepLetter, prepareLetter, type ReadyLetter, type Recipient, sendLetter } from './send-letter.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * The first contact with a debtor (A17, C1): a letter in the reader's language to every known mail address, each with a
 * link of its own; where no address is known, one letter that the desk prints and posts. Exactly once per case: the
 * row of the case is locked while the letters are written, and a repeated job finds them.
 */
export async function sendFirstLetters(house: House, caseId: string): Promise<void> {
  if (await hasFirstLetter(house.db, caseId)) return
  const row = await house.db.case.findUniqueOrThrow({ where: { id: caseId }, select: { status: true } })
  // Closed between acceptance and letter: then nothing is asked for any more.
  if (!isCollecting(row.status as CaseStatus)) return
  const { mailTo, letterLanguage } = await acceptanceOf(house, house.db, caseId)
  const letters =
    mailTo.length > 0
      ? await Promise.all(mailTo.map((to) => prepareLetter(house, caseId, to.language, to)))
      : [await prepareLetter(house, caseId, letterLanguage, null)]
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    if (await hasFirstLetter(tx, caseId)) return
    for (const letter of letters) {
      if (isMailed(letter)) await sendLetter(house, tx, system, caseId, 'FIRST', letter)
      else await keepLetter(house, tx, caseId, 'FIRST', letter)
    }
  })
}

const isMailed = (letter: ReadyLetter): letter is ReadyLetter & { recipient: Recipient } =>
  letter.recipient !== null

const hasFirstLetter = async (tx: Pick<House['db'], 'letter'>, caseId: string) =>
  (await tx.letter.count({ where: { caseId, kind: 'FIRST' } })) > 0
