import { day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import {
  absenceEnds,
  type AbsenceMailData,
  absenceTasks,
  deputyNamedMail,
  deputyReleasedMail,
} from './absence-mails.ts'

/** The deputy is led to what waits, whoever is away to where they end their absence. */
const places = {
  creditor: { deputy: '/app/approvals', absent: '/app/account' },
  manager: { deputy: '/desk', absent: '/desk/account' },
  collector: { deputy: '/desk', absent: '/desk/account' },
} as const

function absenceOf({ config }: House, data: MailData, language: Language): AbsenceMailData {
  const reader = data.reader === 'absent' ? 'absent' : 'deputy'
  const task = absenceTasks.find((known) => known === data.task) ?? 'creditor'
  return {
    language,
    agency: config.agency,
    reader,
    task,
    absentName: String(data.absentName),
    deputyName: String(data.deputyName),
    fromOn: day(String(data.fromOn)),
    untilOn: day(String(data.untilOn)),
    url: `${config.publicUrl}${places[task][reader]}`,
  }
}

/** Moot where the absence was withdrawn before the mail could leave; that it is over is a mail of its own. */
export const buildDeputyNamed: BuildMail = async (house, data, _secrets, language) => {
  const stands = await house.db.absence.count({ where: { id: String(data.absenceId), endedAt: null } })
  return stands === 0 ? null : deputyNamedMail(absenceOf(house, data, language))
}

export const buildDeputyReleased: BuildMail = (house, data, _secrets, language) =>
  deputyReleasedMail({
    ...absenceOf(house, data, language),
    how: absenceEnds.find((known) => known === data.how) ?? 'BACK',
  })
