import { isLanguage } from '#shared/languages.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { AbsenceEnd, AbsenceTask } from './absence-mails.ts'

type Sender = Pick<House, 'clock' | 'config' | 'jobs'>

/** The deputy hears at once what is asked of them, and whoever is away gets the same as a copy (A30). */
export const tellDeputyNamed = (house: Sender, tx: Tx, absenceId: string): Promise<void> =>
  tell(house, tx, absenceId, { kind: 'deputy-named' })

/** Both hear that nobody stands in any more; whoever has just left the company is told nothing about it. */
export const tellDeputyReleased = (
  house: Sender,
  tx: Tx,
  absenceId: string,
  how: AbsenceEnd,
  leavingId?: string,
): Promise<void> => tell(house, tx, absenceId, { kind: 'deputy-released', how, leavingId })

type Told = { kind: 'deputy-named' | 'deputy-released'; how?: AbsenceEnd; leavingId?: string | undefined }

const reader = { select: { id: true, name: true, email: true, language: true, staffRole: true } }

async function tell(house: Sender, tx: Tx, absenceId: string, { kind, how, leavingId }: Told): Promise<void> {
  const { user, deputy, creditorId, fromOn, untilOn } = await tx.absence.findUniqueOrThrow({
    where: { id: absenceId },
    relationLoadStrategy: 'join',
    select: { creditorId: true, fromOn: true, untilOn: true, user: reader, deputy: reader },
  })
  const task: AbsenceTask = creditorId ? 'creditor' : user.staffRole === 'collector' ? 'collector' : 'manager'
  const readers = [
    { ...deputy, reader: 'deputy' },
    { ...user, reader: 'absent' },
  ] as const
  for (const { id, email, language, reader: as } of readers) {
    if (id === leavingId) continue
    await oweMail(house, tx, {
      key: `${kind}:${absenceId}:${as}`,
      kind,
      recipient: email,
      language: isLanguage(language) ? language : 'en',
      ...(creditorId ? { creditorId } : {}),
      data: {
        absenceId,
        reader: as,
        absentName: user.name,
        deputyName: deputy.name,
        fromOn,
        untilOn,
        task,
        ...(how ? { how } : {}),
      },
    })
  }
}
