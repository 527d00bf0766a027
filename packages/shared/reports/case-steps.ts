import type { CloseCode } from '../cases/case.ts'
import { compareDays } from '../dates.ts'
import type { CaseStep, ReportedCase } from './booked.ts'
import { lastDay, type Month, monthOf } from './month.ts'

/** What the record says of a case up to the end of a month, the last step last. */
const upTo = ({ events }: ReportedCase, month: Month): CaseStep[] =>
  events.filter(({ on }) => on <= lastDay(month)).toSorted((one, other) => compareDays(one.on, other.on))

/** Whether the case was under way when the month ended. */
export const isOpenAt = (one: ReportedCase, month: Month): boolean =>
  upTo(one, month).at(-1)?.kind === 'OPENED'

/** Whether the case was handed over for the first time in this month; one that is opened again is not placed again. */
export const placedIn = (one: ReportedCase, month: Month): boolean => {
  const first = upTo(one, month).find(({ kind }) => kind === 'OPENED')
  return first !== undefined && monthOf(first.on) === month
}

/** Why the case was closed in this month, where that is how the month left it. */
export function closedIn(one: ReportedCase, month: Month): CloseCode | null {
  const last = upTo(one, month).at(-1)
  return last?.kind === 'CLOSED' && monthOf(last.on) === month ? last.code : null
}
