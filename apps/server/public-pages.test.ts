import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#shared/languages.ts'
import { addressIn, publicPaths } from '#shared/pages/addresses.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { openTestWeb } from './testing/test-web.ts'

let saldo: TestHouse
let web: ReturnType<typeof openTestWeb>
beforeAll(async () => {
  saldo = await openTestHouse()
  web = openTestWeb(saldo)
})
afterAll(() => saldo.close())

describe('addresses', () => {
  test.each(
    languages.flatMap((language) =>
      publicPaths.map((path) => [addressIn(language, path), language, path] as const),
    ),
  )('%s answers in %s', async (address, language, path) => {
    const answer = await web.request(address)
    expect(answer.status).toBe(200)
    expect((await web.shown(answer)).frame).toMatchObject({ language, path, index: true })
  })

  test('the bare address speaks what was chosen, else what the browser prefers', async () => {
    const german = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' }
    const speaks = async (headers: Record<string, string>, path = '/') =>
      (await web.shown(await web.request(path, { headers }))).frame.language
    expect(await speaks(german)).toBe('de')
    expect(await speaks({ ...german, cookie: 'saldo-language=es' })).toBe('es')
    expect(await speaks({ ...german, cookie: 'saldo-language=es' }, '/ar/prices')).toBe('ar')
  })

  test('choosing keeps one cookie and shows the same page again at its plain address', async () => {
    const chosen = await web.request('/de/prices?lang=de&x=1')
    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe('/de/prices?x=1')
    expect(chosen.headers.get('set-cookie')).toMatch(
      /^saldo-language=de; Max-Age=31536000; Path=\/; SameSite=Lax$/,
    )
    const dark = await web.request('/prices?theme=dark')
    expect(dark.headers.get('set-cookie')).toMatch(/^saldo-theme=dark;/)
    const { frame } = await web.shown(
      await web.request('/prices', { headers: { cookie: 'saldo-theme=dark' } }),
    )
    expect(frame.theme).toBe('dark')
    expect((await web.request('/prices?lang=xx')).status).toBe(200)
    expect((await web.request('/en/prices')).headers.get('location')).toBe('/prices?lang=en')
  })

  test('robots find every page in every language and nothing else', async () => {
    const sitemap = await (await web.request('/sitemap.xml')).text()
    expect(sitemap.match(/<loc>/g)).toHaveLength(publicPaths.length * languages.length)
    expect(sitemap).toContain(`<loc>${saldo.house.config.publicUrl}/ar/how-it-works</loc>`)
    const robots = await (await web.request('/robots.txt')).text()
    expect(robots).toContain('Disallow: /q/')
    expect(robots).toContain(`Sitemap: ${saldo.house.config.publicUrl}/sitemap.xml`)
  })

  test('an address that does not exist says so in the reader’s language', async () => {
    const answer = await web.request('/de/nothing-here')
    expect(answer.status).toBe(404)
    expect((await web.shown(answer)).frame.language).toBe('de')
  })
})

test('an answer is compressed for those who can read it', async () => {
  const answer = await web.request('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('vary')).toContain('accept-encoding')
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('the form begins with the country that the browser speaks of, and its currency', async () => {
  const begins = async (path: string, language: string) => {
    const { page } = await web.shown(await web.request(path, { headers: { 'accept-language': language } }))
    return page.page === 'home' ? [page.form.values.creditorCountry, page.form.values.currency] : []
  }
  expect(await begins('/', 'en-US')).toEqual(['US', 'USD'])
  expect(await begins('/', 'fr-BE,en;q=0.8')).toEqual(['BE', 'EUR'])
  expect(await begins('/de', 'de-CH')).toEqual(['CH', 'CHF'])
  expect(await begins('/de', 'en-GB')).toEqual(['DE', 'EUR'])
  expect(await begins('/ar', '')).toEqual(['AE', 'AED'])
})

test('no success rate is shown before there are enough closed cases of our own', async () => {
  const { page } = await web.shown(await web.request('/'))
  expect(page).toMatchObject({ page: 'home', success: null })
})
