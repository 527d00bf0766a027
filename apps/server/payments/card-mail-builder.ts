import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import { cardEnds, refusalReasons } from '#shared/payments/saved-card.ts'
import { caseMailContext } from '../cases/decision-mail-builders.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { instalmentReminder } from '../plans/living-plan-mail-builders.ts'
import { atDesk, toDebtor } from '../plans/plan-mail-builders.ts'
import { cardEndsMail, chargeRefusedMail, cardStoppedMail, cardStoppedNewsMail } from './card-mails.ts'
import { chargeAhead } from './charge-ahead.ts'

export const buildInstalmentReminder = instalmentReminder(chargeAhead)

export const buildChargeRefused: BuildMail = (house, data, secrets, language) =>
  chargeRefusedMail({
    ...toDebtor(house, data, secrets, language),
    reason: refusalReasons.find((known) => known === data.reason) ?? 'OTHER',
    amount: minor(Number(data.amountMinor)),
    currency: String(data.currency),
    dueOn: day(String(data.dueOn)),
    again: data.again === true,
  })

export const buildCardEnds: BuildMail = (house, data, secrets, language) =>
  cardEndsMail({
    ...toDebtor(house, data, secrets, language),
    last4: String(data.last4),
    until: expiryIn(data),
    amount: minor(Number(data.amountMinor)),
    currency: String(data.currency),
    dueOn: day(String(data.dueOn)),
  })

const expiryIn = (data: MailData) => `${String(data.expiryMonth).padStart(2, '0')}/${String(data.expiryYear)}`

const stoppedOf = (data: MailData) => ({
  how: cardEnds.find((known) => known === data.how) ?? 'REMOVED',
  last4: String(data.last4),
  until: expiryIn(data),
  why: typeof data.why === 'string' ? data.why : null,
  managerName: String(data.managerName ?? ''),
  next:
    typeof data.dueOn === 'string'
      ? { amount: minor(Number(data.amountMinor)), currency: String(data.currency), dueOn: day(data.dueOn) }
      : null,
})

export const buildCardStopped: BuildMail = (house, data, secrets, language) => {
  const { how, ...stopped } = stoppedOf(data)
  return cardStoppedMail({
    ...toDebtor(house, data, secrets, language),
    ...stopped,
    how: how === 'STOPPED' ? 'STOPPED' : 'REMOVED',
  })
}

export const buildCardStoppedNews: BuildMail = (house, data, _secrets, language) =>
  cardStoppedNewsMail({
    ...caseMailContext(house, data, language),
    ...(data.isDesk === true ? atDesk(house, data) : {}),
    ...stoppedOf(data),
    isDesk: data.isDesk === true,
  })
