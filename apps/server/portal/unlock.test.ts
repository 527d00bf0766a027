import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { type DebtorBrowser, openBrowser, openPortal } from './portal.test-kit.ts'

const { world, anew, addCase, atTheDoor, inside, linkRows } = await openPortal()
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

const sentCode = async () => {
  await world.drain()
  const mail = world.mails.findLast(({ key }) => key.startsWith('link-code:'))
  return /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? ''
}

describe('before the second factor', () => {
  test('nothing of the claim is shown: sender, check code and a masked address, nothing else', async () => {
    const person = await atTheDoor(open)
    const page = await person.page(person.get('/d'), 'portal-locked')
    expect(Object.keys(page).toSorted()).toEqual(['form', 'maskedEmail', 'page', 'sender'])
    expect(Object.keys(page.sender).toSorted()).toEqual(['checkCode', 'creditorName'])
    expect(page.maskedEmail).toBe('b•••@bau-adler.example')
    const text = JSON.stringify(page)
    for (const secret of ['12400', '1240000', 'Bau Adler', 'F-2026', open.caseId, open.email]) {
      expect(text).not.toContain(secret)
    }
  })

  test('an invoice number opens, however it is written, and both are on record once', async () => {
    for (const typed of ['f2026 001', 'F 2026/002', ' F–2026–001 ', 'F-٢٠٢٦-٠٠١']) {
      const person = await atTheDoor(open)
      const answer = await person.post('/d/factor', { number: typed })
      expect([typed, answer.status, answer.headers.get('location')]).toEqual([typed, 303, '/d/claim'])
      expect(person.cookies.has('__Host-saldo-link')).toBe(false)
      expect((await person.get('/d/claim')).status).toBe(200)
      expect((await person.get('/d')).headers.get('location')).toBe('/d/claim')
    }
    const kinds = (await linkRows(open)).events.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'link-opened')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'link-verified')).toHaveLength(1)
  })

  test('wrong numbers are refused in words, and after five the wait is named', async () => {
    const person = await atTheDoor(open)
    for (let time = 0; time < 5; time += 1) {
      const answer = await person.post('/d/factor', { number: `F-2026-10${time}` })
      expect(answer.status).toBe(422)
      const page = await person.page(answer, 'portal-locked')
      expect(page.form.faults.number).toBe('portal.numberUnknown')
    }
    const answer = await person.post('/d/factor', { number: 'F-2026-001' })
    expect(answer.status).toBe(429)
    const page = await person.page(answer, 'portal-locked')
    expect(page.form.refusal).toEqual({ code: 'access.tooMany', params: { minutes: 15 } })
    // Another link is not locked out with it, and time heals.
    world.clock.forward(16 * 60)
    expect((await person.post('/d/factor', { number: 'F-2026-001' })).status).toBe(303)
  })

  test('whoever knows the number uses up no tries, neither of the link nor of the address', async () => {
    for (let time = 0; time < 25; time += 1) {
      const colleague = await atTheDoor(open)
      expect((await colleague.post('/d/factor', { number: 'F-2026-001' })).status).toBe(303)
    }
  })

  test('a code goes to the known address, opens once, and is stored only as a hash', async () => {
    const person = await atTheDoor(open)
    expect((await person.post('/d/code')).headers.get('location')).toBe('/d/code')
    const code = await sentCode()
    expect(code).toMatch(/^\d{6}$/)
    const rows = await world.house.db.linkCode.findMany({ where: { linkId: open.actor.linkId } })
    expect(JSON.stringify(rows)).not.toContain(code)
    const mails = await world.house.db.outgoingMail.findMany({
      where: { kind: 'link-code', caseId: open.caseId },
    })
    expect(mails.map(({ recipient }) => recipient)).toEqual([open.email])
    expect(JSON.stringify(mails)).not.toContain(code)
    await person.page(person.get('/d/code'), 'portal-code')
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`
    expect((await person.post('/d/code/verify', { code: typed })).headers.get('location')).toBe('/d/claim')
    const second = await atTheDoor(open)
    const again = await second.page(second.post('/d/code/verify', { code }), 'portal-code')
    expect(again.form.faults.code).toBe('portal.codeOver')
  })

  test('a code ends after five attempts, after ten minutes, and with the next code', async () => {
    const fault = async (person: DebtorBrowser, code: string) =>
      (await person.page(person.post('/d/code/verify', { code }), 'portal-code')).form.faults.code
    const person = await atTheDoor(open)
    await person.post('/d/code')
    const first = await sentCode()
    const wrong = first === '000000' ? '111111' : '000000'
    expect(await fault(person, 'abc')).toBe('portal.codeShape')
    for (let time = 0; time < 5; time += 1) expect(await fault(person, wrong)).toBe('portal.codeWrong')
    expect(await fault(person, first)).toBe('portal.codeOver')
    await person.post('/d/code')
    const second = await sentCode()
    await person.post('/d/code')
    const third = await sentCode()
    if (second !== third) expect(await fault(person, second)).toBe('portal.codeWrong')
    world.clock.forward(10 * 60 + 1)
    expect(await fault(person, third)).toBe('portal.codeOver')
  })

  test('many tries at the same moment are no more than five', async () => {
    const person = await atTheDoor(open)
    await person.post('/d/code')
    const code = await sentCode()
    const wrong = code === '000000' ? '111111' : '000000'
    await Promise.all(Array.from({ length: 9 }, () => person.post('/d/code/verify', { code: wrong })))
    const [row] = await world.house.db.linkCode.findMany({ where: { linkId: open.actor.linkId } })
    expect(row?.attempts).toBe(5)
  })

  test('without a known address there is no code to send', async () => {
    open = await addCase({ withoutEmail: true })
    const person = await atTheDoor(open)
    expect((await person.page(person.get('/d'), 'portal-locked')).maskedEmail).toBeNull()
    expect((await person.page(person.post('/d/code'), 'portal-locked')).form.refusal?.code).toBe(
      'portal.noAddress',
    )
  })

  test('forms of other sites are refused', async () => {
    const person = await atTheDoor(open)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect((await person.post('/d/factor', { number: 'F-2026-001' }, headers)).status).toBe(403)
    }
    const foreign = await person.app.request('/d/factor', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })
})

describe('a verified visit', () => {
  test('speaks the language in which we write to this person, unless another is chosen', async () => {
    const person = openBrowser(world.house)
    const english = { 'accept-language': 'en-GB' }
    const language = async (path: string) =>
      (JSON.parse(await (await person.get(path, english)).text()) as { language: string }).language
    await person.get(`/d/${open.token}`, english)
    expect(await language('/d')).toBe('de')
    await person.post('/d/factor', { number: 'F-2026-001' }, english)
    expect(await language('/d/claim')).toBe('de')
    expect((await person.get('/d/claim?lang=ar', english)).headers.get('location')).toBe('/d/claim')
    expect(await language('/d/claim')).toBe('ar')
  })

  test('ends by leaving, on every page', async () => {
    const person = await inside(open)
    const stolen = new Map(person.cookies)
    expect((await person.post('/d/leave')).headers.get('location')).toBe('/d/left')
    const thief = openBrowser(world.house)
    for (const [name, value] of stolen) thief.cookies.set(name, value)
    for (const path of ['/d/claim', '/d/pay', '/d/ask', '/d/complaint', '/d/privacy']) {
      expect((await thief.get(path)).headers.get('location')).toBe('/d')
    }
  })

  test('ends after an hour without a touch, and after twelve hours in any case', async () => {
    const idle = await inside(open)
    world.clock.forward(59 * 60)
    expect((await idle.get('/d/claim')).status).toBe(200)
    world.clock.forward(61 * 60)
    expect((await idle.get('/d/claim')).status).toBe(303)
    const busy = await inside(open)
    for (let time = 0; time < 12; time += 1) {
      expect((await busy.get('/d/claim')).status).toBe(200)
      world.clock.forward(59 * 60)
    }
    world.clock.forward(13 * 60)
    expect((await busy.get('/d/claim')).status).toBe(303)
  })

  test('ends with the link', async () => {
    const person = await inside(open)
    await world.house.db.debtorLink.update({
      where: { id: open.actor.linkId },
      data: { revokedAt: new Date(world.house.clock.now()) },
    })
    expect((await person.get('/d/claim')).headers.get('location')).toBe('/d')
  })

  test('of one case never shows another: a new link is a new question', async () => {
    const person = await inside(open)
    const other = await addCase({
      debtorName: 'Hollins & Sons Ltd',
      invoices: [{ number: 'H-77', dueOn: '2026-05-01', amountMinor: 55_500n }],
    })
    await person.get(`/d/${other.token}`)
    await person.page(person.get('/d'), 'portal-locked')
    expect((await person.post('/d/factor', { number: 'F-2026-001' })).status).toBe(422)
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(JSON.stringify(view)).not.toContain('H-77')
  })
})
