import type { Instant } from '../dates.ts'

/** Following the plan in one's own calendar: its address is shown once, when it is made. */
export type PortalCalendarPage = {
  page: 'portal-calendar'
  creditorName: string
  timeZone: string
  /** Since when a calendar may read the days. */
  since: Instant | null
  /** Just made: the one time that it is known. */
  address: string | null
  done: 'ended' | null
}
