import { timeZone } from '#shared/countries.ts'
import type { CallInput } from '#shared/contact/call-input.ts'
import { callConsent } from '#shared/contact/consent.ts'
import { dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { plainPhone } from '#shared/phone.ts'
import { oweMail } from '../outgoing-mail.ts'
import { wordsFor } from '../ports/words.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx } from '../trpc.ts'

/**
 * Keeps a request to be called or written to, with the very words that were agreed to, when and for what (A09, A43).
 * The person gets them by mail; the agency gets a mail as well, because a request that waits unseen is a lost one.
 */
export async function askForCall({ house, actor, ip }: Ctx, input: CallInput) {
  await countTry(house, { what: 'contact.askForCall', who: ip, times: 10, seconds: 3_600 })
  const { language } = actor
  const { agency } = house.config
  const now = house.clock.now()
  const leadId = newId('lead', Date.parse(now))
  const phone = input.phone ? plainPhone(input.phone) : null
  const consentOn = dayOf(now, timeZone(input.country))
  await house.db.$transaction(async (tx) => {
    await tx.lead.create({
      data: {
        id: leadId,
        kind: input.kind,
        name: input.name,
        company: input.company,
        email: input.email,
        phone,
        country: input.country,
        language,
        text: input.text ?? null,
        callWhen: input.callWhen ?? null,
        consentText: wordsFor(language, 'contact')('call.consent', { agency: agency.name }),
        consentVersion: callConsent.version,
        consentPurpose: callConsent.purpose,
        consentAt: new Date(now),
        createdAt: new Date(now),
      },
    })
    const told = { name: input.name, phone, consentOn }
    await oweMail(house, tx, {
      key: `lead-received:${leadId}`,
      kind: 'lead-received',
      recipient: input.email,
      language,
      data: told,
    })
    await oweMail(house, tx, {
      key: `lead-waiting:${leadId}`,
      kind: 'lead-waiting',
      recipient: agency.email,
      language: 'en',
      data: { ...told, leadId, kind: input.kind, company: input.company, callWhen: input.callWhen ?? null },
    })
  })
  return { leadId, kind: input.kind }
}
