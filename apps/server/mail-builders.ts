import type { MailBuilders } from './outgoing-mail.ts'

/** Every kind of mail and the slice that writes it. */
export const mailBuilders: Partial<MailBuilders> = {}
