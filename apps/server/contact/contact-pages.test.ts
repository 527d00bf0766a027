import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { openTestWeb } from '../testing/test-web.ts'

let saldo: TestHouse
let web: ReturnType<typeof openTestWeb>
beforeAll(async () => {
  saldo = await openTestHouse()
  web = openTestWeb(saldo)
})
afterAll(() => saldo.close())

const wish = {
  kind: 'CALL',
  name: 'Anke Petersen',
  company: 'Nordlicht Textil GmbH',
  email: 'anke@nordlicht.example',
  phone: '+49 (0)40 123456',
  country: 'DE',
  callWhen: '',
  text: '',
  consent: 'yes',
}

describe('asking for a call', () => {
  test('keeps the very words that were agreed to, and tells both sides', async () => {
    const answer = await web.form('/de/contact', wish)
    expect(answer.headers.get('location')).toBe('/de/contact/sent?kind=CALL')
    const lead = await saldo.house.db.lead.findFirstOrThrow({ where: { email: wish.email } })
    expect(lead).toMatchObject({
      phone: '+4940123456',
      language: 'de',
      consentText: expect.stringContaining('Saldo Recovery diese Angaben verwendet'),
      consentVersion: '2026-11',
      consentPurpose: 'ANSWER_REQUEST',
      consentAt: new Date(saldo.clock.now()),
      text: null,
    })
    await saldo.drain()
    expect(saldo.mails.map((mail) => mail.to)).toEqual(
      expect.arrayContaining(['anke@nordlicht.example', 'office@saldo.example']),
    )
  })

  test.each([
    ['without consent', { consent: '' }, { consent: 'contact.consent' }],
    ['for a call without a number', { phone: '' }, { phone: 'contact.phone' }],
    ['with an unreadable address', { email: 'anke@' }, { email: 'input.email' }],
  ])('%s it comes back and nothing is kept', async (_, changes, faults) => {
    const before = await saldo.house.db.lead.count()
    const answer = await web.form('/contact', { ...wish, ...changes })
    expect(answer.status).toBe(422)
    expect((await web.shown(answer)).page).toMatchObject({ form: { faults, values: { name: wish.name } } })
    expect(await saldo.house.db.lead.count()).toBe(before)
  })

  test('who wants to be written to needs no number', async () => {
    const answer = await web.form('/contact', { ...wish, kind: 'WRITE', phone: '' })
    expect(answer.headers.get('location')).toBe('/contact/sent?kind=WRITE')
  })
})

test('a complaint gets a number and a day at once, on the page and by mail', async () => {
  const answer = await web.form('/es/complaint', {
    name: 'Tomás Ríos',
    email: 'tomas@example.test',
    reference: 'C-AV-0007',
    text: 'Me llamaron dos veces el mismo día.',
  })
  const { page } = await web.shown(answer)
  const row = await saldo.house.db.complaint.findFirstOrThrow({ where: { email: 'tomas@example.test' } })
  expect(row).toMatchObject({
    number: expect.stringMatching(/^CO-2026-\d{6}$/),
    fromKind: 'visitor',
    dueOn: '2026-12-04',
  })
  expect(page).toMatchObject({ page: 'complaint-done', number: row.number, dueOn: '2026-12-04' })
  await saldo.drain()
  expect(saldo.mails.find((mail) => mail.to === 'tomas@example.test')?.text).toContain(row.number)
})

describe('is this letter genuine?', () => {
  const check = async (code: string, creditor: string) => {
    const { page } = await web.shown(await web.form('/check', { code, creditor }))
    return page.page === 'check' ? page.answer : null
  }

  test('yes only to the right code with the right name; every other answer is the same no', async () => {
    const vega = await saldo.addCreditor('Aceros Vega SL')
    const caseId = await addCase(saldo.house, vega.creditorId)
    await saldo.house.db.case.update({ where: { id: caseId }, data: { checkCode: '4821-77' } })
    expect(await check('4821 77', 'ACEROS VEGA, S.L.')).toBe('yes')
    expect(await check('4821-78', 'Aceros Vega SL')).toBe('no')
    expect(await check('4821-77', 'Nordlicht Textil GmbH')).toBe('no')
    const { page } = await web.shown(await web.form('/check', { code: '4821-77', creditor: 'Nordlicht' }))
    expect(JSON.stringify(page)).not.toContain('Vega')
  })

  test('a machine that tries codes is stopped', async () => {
    let status = 0
    for (let times = 0; times < 12; times++)
      status = (await web.form('/check', { code: '0000-00', creditor: 'X' })).status
    expect(status).toBe(429)
  })
})
