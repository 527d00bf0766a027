import { type Day, formatDay } from '#shared/dates.ts'
import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

/** What waits for somebody who is away, and so what their deputy may do meanwhile. */
export const absenceTasks = ['creditor', 'manager', 'collector'] as const
export type AbsenceTask = (typeof absenceTasks)[number]

/** Who reads: whoever stands in, or whoever is away and gets the same as a copy. */
export type AbsenceReader = 'deputy' | 'absent'

/** Back early, staying after all, or one of the two has left the company. */
export const absenceEnds = ['BACK', 'STAYS', 'LEFT'] as const
export type AbsenceEnd = (typeof absenceEnds)[number]

export type AbsenceMailData = MailContext & {
  reader: AbsenceReader
  absentName: string
  deputyName: string
  fromOn: Day
  untilOn: Day
  task: AbsenceTask
  /** Where the reader finds what waits, or their own absences. */
  url: string
}

const valuesOf = ({ absentName, deputyName, fromOn, untilOn, language }: AbsenceMailData) => ({
  absent: absentName,
  deputy: deputyName,
  from: formatDay(fromOn, language),
  until: formatDay(untilOn, language),
})

/** Somebody stands in from now on, or soon: for whom, when, what they may decide then, and what silence does (A30). */
export function deputyNamedMail(data: AbsenceMailData): MailParts {
  const words = wordsFor(data.language, 'mails')
  const { reader, task } = data
  const values = valuesOf(data)
  const isCopy = reader === 'absent'
  // The person who is away reads what the screen told them when they named somebody.
  const meanwhile = isCopy
    ? wordsFor(data.language, 'access')(`absence.${task}`)
    : words(`deputyNamed.task.${task}`, { ...values, filter: wordsFor(data.language, 'desk')('inbox.mine') })
  return mailParts(data, {
    subject: words(`deputyNamed.subject.${reader}`, values),
    name: isCopy ? data.absentName : data.deputyName,
    paragraphs: [words(`deputyNamed.opening.${reader}`, values), meanwhile],
    action: { label: words(`deputyNamed.action.${reader}`), url: data.url },
    afterwards: [
      ...(task === 'collector' ? [] : [words('deputyNamed.silence')]),
      words(`deputyNamed.change.${reader}`, values),
    ],
  })
}

/** Nobody stands in any more, earlier than was said. */
export function deputyReleasedMail(data: AbsenceMailData & { how: AbsenceEnd }): MailParts {
  const words = wordsFor(data.language, 'mails')
  const { reader, how } = data
  const values = valuesOf(data)
  return mailParts(data, {
    subject: words(`deputyReleased.subject.${reader}`, values),
    name: reader === 'absent' ? data.absentName : data.deputyName,
    paragraphs: [words(`deputyReleased.${reader}.${how}`, values)],
    action: { label: words(`deputyNamed.action.${reader}`), url: data.url },
    afterwards: how === 'BACK' ? [words('deputyReleased.stands')] : [],
  })
}
