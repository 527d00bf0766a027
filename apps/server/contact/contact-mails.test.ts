import { expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import {
  complaintReceivedMail,
  firstLetterMail,
  leadReceivedMail,
  linkCodeMail,
  questionAnsweredMail,
  questionReceivedMail,
  questionWaitingMail,
} from './contact-mails.ts'

const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const link = 'https://saldo.example/d/4mZk2QxWv8Ty1LrBn6Ps0A'
const people = {
  caseNumber: 'SC-2026-0042',
  creditorName: 'Aceros Vega SL',
  debtorName: 'Bau Adler GmbH',
  collectorName: 'Jonas Brandt',
}
const date = day('2026-12-05')

test.each(languages)(
  'the first mail to a debtor in %s has the link and the way to check it, and no amount',
  (language) => {
    const mail = firstLetterMail({
      language,
      agency,
      ...people,
      link,
      check: { code: '4821-77', url: 'https://saldo.example/check' },
    })
    for (const words of ['Aceros Vega SL', 'Bau Adler GmbH', link, '4821-77', 'https://saldo.example/check'])
      expect(mail.text).toContain(words)
    expect(mail.text).not.toMatch(/€|EUR/)
  },
)

test.each(languages)('a code in %s stands in the mail and not in its subject', (language) => {
  const mail = linkCodeMail({ language, agency, code: '482 177', validMinutes: 10 })
  expect(mail.text).toContain('482 177')
  expect(mail.html).toContain('482 177')
  expect(mail.subject).not.toContain('482')
})

test.each(languages)('questions, complaints and call-backs are confirmed in %s', (language) => {
  const context = { language, agency }
  const received = questionReceivedMail({ ...context, ...people, answerBy: date })
  expect(received.text).toContain('Jonas Brandt')
  const waiting = questionWaitingMail({ ...context, ...people, name: null, dueOn: date, url: link })
  expect(waiting.text).toContain('Bau Adler GmbH')
  const answered = questionAnsweredMail({
    ...context,
    ...people,
    answer: 'The delivery note\nis attached.',
    link,
  })
  expect(answered.text).toContain('The delivery note\nis attached.')
  expect(answered.html).toContain('The delivery note<br>is attached.')
  expect(questionAnsweredMail({ ...context, ...people, answer: 'Yes.', link: null }).text).not.toContain(
    'http',
  )
  const complaint = complaintReceivedMail({ ...context, name: null, number: 'CP-2026-0003', answerBy: date })
  expect(complaint.subject).toContain('CP-2026-0003')
  const lead = leadReceivedMail({ ...context, name: 'Ana', phone: '+34 600 000 000', consentOn: date })
  expect(lead.text).toContain('+34\u00a0600\u00a0000\u00a0000')
  expect(leadReceivedMail({ ...context, name: null, phone: null, consentOn: date }).text).not.toContain('600')
})
