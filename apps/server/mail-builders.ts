import { buildInvitation, buildPasswordReset, buildVerifyEmail } from './access/people-mail-builders.ts'
import type { MailBuilders } from './outgoing-mail.ts'

/** Every kind of mail and the slice that writes it. */
export const mailBuilders: Partial<MailBuilders> = {
  'verify-email': buildVerifyEmail,
  'password-reset': buildPasswordReset,
  invitation: buildInvitation,
}
