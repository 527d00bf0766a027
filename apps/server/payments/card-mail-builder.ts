import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import { refusalReasons } from '#shared/payments/saved-card.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { toDebtor } from '../plans/plan-mail-builders.ts'
import { cardEndsMail, chargeRefusedMail } from './card-mails.ts'

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
    until: `${String(data.expiryMonth).padStart(2, '0')}/${String(data.expiryYear)}`,
    amount: minor(Number(data.amountMinor)),
    currency: String(data.currency),
    dueOn: day(String(data.dueOn)),
  })
