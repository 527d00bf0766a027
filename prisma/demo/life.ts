import type { Actor } from '#shared/access/actor.ts'
import { addDays, type Day, type Instant, momentAt, weekday } from '#shared/dates.ts'
import { firstDay, monthOf, monthsLater } from '#shared/reports/month.ts'
import type { House } from '../../apps/server/house.ts'
import { handlersOf } from '../../apps/server/job-handlers.ts'
import { keepBooks } from '../../apps/server/payments/keep-books.ts'
import { fixedClock } from '../../apps/server/ports/clock.ts'
import type { PaymentsDoor } from '../../apps/server/ports/payments.ts'
import { askForReports } from '../../apps/server/reports/make-report.ts'
import { appRouter } from '../../apps/server/router.ts'
import { callerOf } from '../../apps/server/trpc.ts'

/** The town as it lives through its past weeks: a house whose clock goes forward only, and what its people received. */
export type Life = {
  house: House
  today: Day
  /** Goes forward to a working morning so many days ago; whatever month ends on the way is closed and reported. */
  to(daysAgo: number): Promise<void>
  /** Goes forward to so many minutes before the real present. */
  toMinutesAgo(minutes: number): Promise<void>
  /** A minute passes, so that what comes next is younger. */
  tick(): void
  /** Calls procedures as somebody, as a browser in the demo town would. */
  as(actor: Actor): Caller
  with(house: House, actor: Actor): Caller
  /** Does what was put off: papers, letters, mails. */
  settle(): Promise<void>
  /** The secret of the last link that went to this address. */
  linkTo(address: string): string
}

/** The town lives by the clock of the agency. */
const zone = 'Europe/Madrid'
const newCaller = callerOf(appRouter)
type Caller = ReturnType<typeof newCaller>

const call = (house: House, actor: Actor) =>
  newCaller({ house, actor, requestId: 'seed', ip: '127.0.0.1', userAgent: 'Demo town' })

export function beginLife(real: House, today: Day, firstDaysAgo: number): Life {
  const clock = fixedClock(momentAt(addDays(today, -firstDaysAgo), 0, zone))
  const links = new Map<string, string>()
  const mail: House['mail'] = {
    ...real.mail,
    async send(letter) {
      const secret = /\/d\/([\w-]{27})/.exec(letter.text)?.[1]
      if (secret) links.set(letter.to, secret)
      return real.mail.send(letter)
    },
  }
  const house: House = { ...real, clock, mail, payments: pastPayments(real.payments) }
  const settle = async () => {
    await house.jobs.drain(handlersOf(house))
  }
  const forwardTo = async (at: Instant) => {
    for (;;) {
      const next = momentAt(firstDay(monthsLater(monthOf(clock.today(zone)), 1)), 6 * 60, zone)
      if (next > at) break
      clock.set(next)
      await keepBooks(house)
      // What is written down at this moment is waited for before a month is reported.
      clock.forward(3_600)
      await askForReports(house)
      await settle()
    }
    if (at > clock.now()) clock.set(at)
    else clock.forward(60)
  }
  return {
    house,
    today,
    async to(daysAgo) {
      const on = workingDay(addDays(today, -daysAgo))
      await forwardTo(momentAt(on, 9 * 60, zone))
    },
    async toMinutesAgo(minutes) {
      await forwardTo(new Date(Date.parse(real.clock.now()) - minutes * 60_000).toISOString() as Instant)
    },
    tick: () => clock.forward(60),
    as: (actor) => call(house, actor),
    with: call,
    settle,
    linkTo(address) {
      const secret = links.get(address)
      if (!secret) throw new Error(`No link has gone to ${address}`)
      return secret
    },
  }
}

/** Nobody of the town works on Saturdays and Sundays. */
const workingDay = (on: Day): Day => (weekday(on) > 5 ? addDays(on, 5 - weekday(on)) : on)

/** A provider does not open a card page in the past: the pages of the past weeks are remembered, not opened. */
function pastPayments(real: PaymentsDoor): PaymentsDoor {
  return {
    ...real,
    async createCheckout({ paymentId, successUrl }) {
      return { sessionId: `cs_test_past_${paymentId}`, url: successUrl }
    },
  }
}
