import { membershipRoles } from '#shared/access/actor.ts'
import { dayOf, instant } from '#shared/dates.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { wordsFor } from '../ports/words.ts'
import { dailyNewsMail } from './daily-news-mail.ts'
import { invitationMail, passwordResetMail, verifyEmailMail } from './people-mails.ts'

/** How long the link of a password reset works; auth.ts and the mail say the same. */
export const resetMinutes = 60

export const buildVerifyEmail: BuildMail = ({ config }, { name }, { url = '' }, language) =>
  verifyEmailMail({ language, agency: config.agency, name: String(name), url })

export const buildPasswordReset: BuildMail = ({ config }, { name }, { url = '' }, language) =>
  passwordResetMail({ language, agency: config.agency, name: String(name), url, validMinutes: resetMinutes })

export const buildInvitation: BuildMail = ({ config }, data, { url = '' }, language) => {
  const role = membershipRoles.find((known) => known === data.role) ?? 'member'
  return invitationMail({
    language,
    agency: config.agency,
    inviterName: String(data.inviter),
    companyName: String(data.company),
    role: wordsFor(language, 'app')(`role.${role}`),
    validUntilOn: dayOf(instant(String(data.expiresAt)), 'UTC'),
    url,
  })
}

export const buildDailyNews: BuildMail = ({ config }, { name, items }, _secrets, language) =>
  dailyNewsMail({
    language,
    agency: config.agency,
    name: String(name),
    items: (Array.isArray(items) ? items : []).map(String),
    url: `${config.publicUrl}/app`,
  })
