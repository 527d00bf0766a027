import { afterAll, expect, test } from 'vitest'
import { bankFileLimit } from '#shared/bank/bank-input.ts'
import { openBrowsers, signUp } from '../access/browser.test-kit.ts'
import { openBankHouse } from './bank.test-kit.ts'
import { bankFilePath } from './bank-file-route.ts'
import { camtFile } from './camt.test-kit.ts'

const world = await openBankHouse()
const { house, iban } = world
const browser = openBrowsers(house)()
afterAll(() => world.close())

const give = (text: string, headers: Record<string, string> = {}) =>
  browser.ask(`${bankFilePath}?name=${encodeURIComponent('../Auszug März.xml')}`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })

test('an account manager gives a file of the bank, once; nobody else does', async () => {
  const text = camtFile({ iban, entries: [{ id: 'U-1', amount: '12.00', text: 'Danke' }] })
  expect((await give(text)).status).toBe(404)
  const email = await signUp(browser)
  expect((await give(text)).status).toBe(404)
  await house.db.user.update({ where: { email }, data: { staffRole: 'manager' } })
  const { status, body } = await give(text)
  expect(status).toBe(200)
  expect(body).toMatchObject({ isNew: true })
  await world.drain()
  const [row] = (await world.desk.bank.imports({})).items
  expect(row).toMatchObject({ fileName: 'Auszug März.xml', status: 'DONE', found: 1, booked: 1, waiting: 1 })
  expect((await give(text)).body).toEqual({ importId: body['importId'], isNew: false })
  // A form of another site sends types like this one.
  expect((await give(text, { 'content-type': 'text/plain' })).status).toBe(404)
})

test('a file beyond the limit is refused in plain words, whatever it says of its own size', async () => {
  const before = await house.db.bankImport.count()
  const announced = await give('<x/>', { 'content-length': String(bankFileLimit.bytes + 1) })
  expect(announced).toMatchObject({ status: 422, body: { code: 'bank.tooLarge' } })
  const silent = await give(' '.repeat(bankFileLimit.bytes + 1))
  expect(silent).toMatchObject({ status: 422, body: { code: 'bank.tooLarge', params: { megabytes: 60 } } })
  expect(await house.db.bankImport.count()).toBe(before)
})
