import { openFront } from './newer-version.ts'
import { enterAs, newCreditor } from './people.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

test('the app starts without a connection, and keeps nothing that is not the app', async ({
  page,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Oeste'))
  await enterAs(page, creditor)
  await page.goto('/app')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto('/quote')
  await page.goto('/app/account')
  await expect(page.getByRole('heading', { name: creditor.name })).toBeVisible()
  await expect.poll(() => page.evaluate(remembered)).toContain(true)

  await page.context().setOffline(true)
  await page.goto('/app')
  await expect(page.getByText(t('app:offline.text'))).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await axe()
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/app')
  expect(kept.filter((path) => /^\/(d|q|quote|trpc|api|uploads)(\/|$)/.test(path) || path === '/')).toEqual(
    [],
  )

  await page.context().setOffline(false)
  await expect(page.getByText(t('app:offline.text'))).toHaveCount(0)
  expect((await page.goto('/'))?.fromServiceWorker()).toBe(false)
})

/** Whether the device has put away what this person looked at. */
const remembered = () =>
  new Promise<boolean[]>((done) => {
    const opening = indexedDB.open('keyval-store')
    opening.onsuccess = () => {
      const store = opening.result.transaction('keyval').objectStore('keyval')
      const asking = store.getAllKeys()
      asking.onsuccess = () => done(asking.result.map((key) => String(key).startsWith('saldo.queries.')))
    }
  })

test('a newer version is offered and never comes by itself', async ({ page, world, axe }) => {
  const front = await openFront()
  const creditor = await newCreditor(world.unique('Aceros Centro'))
  await enterAs(page, creditor)
  const isSame = () => page.evaluate(() => 'marked' in window)
  await page.goto(`${front.url}/app/account`)
  await expect(page.getByRole('heading', { name: creditor.name })).toBeVisible()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.evaluate(() => Object.assign(window, { marked: true }))

  front.renew()
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
  })
  const offer = page.getByText(t('app:update.title'))
  await expect(offer).toBeVisible()
  await axe()
  expect(await isSame()).toBe(true)
  await page.getByLabel(t('access:field.name')).fill('Somebody who types')
  await expect(offer).toHaveCount(0)
  expect(await isSame()).toBe(true)

  await page.goto(`${front.url}/app/account`)
  await expect(offer).toBeVisible()
  await page.evaluate(() => Object.assign(window, { marked: true }))
  await page.getByRole('button', { name: t('app:update.action') }).click()
  await page.waitForFunction(() => !('marked' in window), undefined, { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: creditor.name })).toBeVisible()
  await expect(offer).toHaveCount(0)
  await front.close()
})
