import { sendFirstLetters } from './contact/contact-jobs.ts'
import type { House } from './house.ts'
import type { Handlers } from './jobs.ts'
import { mailBuilders } from './mail-builders.ts'
import { sendOwedMail } from './outgoing-mail.ts'

/** Every job and the slice that does it. */
export const handlersOf = (house: House): Handlers => ({
  'mail.send': ({ mailId }) => sendOwedMail(house, mailBuilders, mailId),
  'contact.first-letter': ({ caseId }) => sendFirstLetters(house, caseId),
  'agreements.paper': async () => undefined,
  'payments.receipt': async () => undefined,
  'payments.poll': async () => undefined,
})
