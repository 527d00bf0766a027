import type { Language } from '#shared/languages.ts'
import type { Agency } from '../ports/agency.ts'
import type { Fact } from '../ports/paper.ts'
import { isolated, wordsFor } from '../ports/words.ts'

/**
 * What GDPR Art 14 makes us tell a person whose data came from somebody else: at the first contact, in the
 * reader's language. The legal basis is Art 6(1)(f), not the contract, which the agency is no party to (C8).
 */
export function privacyNotice(
  language: Language,
  agency: Agency,
  creditor: string,
): { title: string; intro: string; rows: Fact[] } {
  const words = wordsFor(language, 'papers')
  const contact = [agency.name, agency.address, agency.email, agency.phone].map(isolated).join(', ')
  return {
    title: words('privacy.title'),
    intro: words('privacy.intro'),
    rows: [
      { label: words('privacy.controller'), value: contact },
      { label: words('privacy.purpose'), value: words('privacy.purposeText', { creditor }) },
      { label: words('privacy.basis'), value: words('privacy.basisText') },
      { label: words('privacy.data'), value: words('privacy.dataText') },
      { label: words('privacy.origin'), value: words('privacy.originText', { creditor }) },
      { label: words('privacy.recipients'), value: words('privacy.recipientsText', { creditor }) },
      { label: words('privacy.transfers'), value: words('privacy.transfersText') },
      { label: words('privacy.retention'), value: words('privacy.retentionText') },
      {
        label: words('privacy.rights'),
        value: words('privacy.rightsText', { email: agency.email }),
      },
      { label: words('privacy.authority'), value: words('privacy.authorityText') },
      { label: words('privacy.automation'), value: words('privacy.automationText') },
    ],
  }
}
