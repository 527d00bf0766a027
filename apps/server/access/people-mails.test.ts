import { expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { invitationMail, passwordResetMail, verifyEmailMail } from './people-mails.ts'

const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const url = 'https://saldo.example/app/confirm?token=abc'

test.each(languages)(
  'the mails around an account in %s lead on and say what to do if it was not you',
  (language) => {
    const mails = [
      verifyEmailMail({ language, agency, name: 'Ana', url }),
      passwordResetMail({ language, agency, name: null, url, validMinutes: 60 }),
      invitationMail({
        language,
        agency,
        inviterName: 'Ana Vega',
        companyName: 'Aceros Vega SL',
        role: 'Member',
        validUntilOn: day('2026-12-05'),
        url,
      }),
    ]
    for (const { subject, text } of mails) {
      expect(subject.length).toBeLessThan(80)
      expect(text).toContain(url)
    }
    expect(mails[1]?.text).toContain(': 60')
    expect(mails[2]?.text).toContain('Aceros Vega SL')
  },
)
