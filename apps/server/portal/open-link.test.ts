import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { openBrowser, openPortal, rowCounts } from './portal.test-kit.ts'

const { world, anew, addCase, atTheDoor, linkRows } = await openPortal()
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

describe('the address of the letter', () => {
  test('moves the token into a cookie that scripts and other sites cannot read', async () => {
    const person = openBrowser(world.house)
    const answer = await person.get(`/d/${open.token}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/d')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-saldo-link=/)
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(word)
  })

  test('opened by scanners, by GET and HEAD, leaves the database as it was', async () => {
    const [counts, rows] = [await rowCounts(world.house), await linkRows(open)]
    for (let time = 0; time < 3; time += 1) {
      const scanner = openBrowser(world.house)
      await scanner.head(`/d/${open.token}`)
      await scanner.get(`/d/${open.token}`)
      for (const path of [
        '/d',
        '/d/code',
        '/d/claim',
        '/d/pay',
        '/d/ask',
        '/d/factor',
        '/d/code/verify',
        '/d/left',
      ]) {
        await scanner.head(path)
        await scanner.get(path)
      }
    }
    expect(await rowCounts(world.house)).toEqual(counts)
    expect(await linkRows(open)).toEqual(rows)
  })

  test('unknown, mistyped, expired, revoked and long closed look the same to the byte', async () => {
    const [expired, revoked, closed] = await Promise.all([addCase(), addCase(), addCase()])
    const past = new Date('2026-11-01T00:00:00Z')
    const { db } = world.house
    await db.debtorLink.updateMany({ where: { caseId: expired.caseId }, data: { expiresAt: past } })
    await db.debtorLink.updateMany({ where: { caseId: revoked.caseId }, data: { revokedAt: past } })
    await db.case.update({
      where: { id: closed.caseId },
      data: { status: 'CLOSED', closeCode: 'PAID', closedOn: '2025-11-20' },
    })
    const tokens = [
      'A'.repeat(27),
      `${open.token.slice(0, -1)}_`,
      expired.token,
      revoked.token,
      closed.token,
      'x',
      'claim2',
    ]
    const seen = new Set<string>()
    for (const token of tokens) {
      const person = openBrowser(world.house)
      const first = await person.get(`/d/${token}`)
      const second = await person.get('/d')
      const { 'x-request-id': _, ...headers } = Object.fromEntries(second.headers)
      seen.add(
        JSON.stringify([
          first.status,
          first.headers.get('location'),
          second.status,
          headers,
          await second.text(),
        ]),
      )
      const posted = await person.post('/d/factor', { number: 'F-2026-001' })
      seen.add(
        JSON.stringify([
          first.status,
          first.headers.get('location'),
          posted.status,
          headers,
          await posted.text(),
        ]),
      )
    }
    expect(seen.size).toBe(1)
  })

  test('is answered with headers that keep it out of caches, other sites and search engines', async () => {
    const person = await atTheDoor(open)
    const answer = await person.get('/d')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(answer.headers.get('content-security-policy')).toContain('https://checkout.stripe.com')
  })
})
