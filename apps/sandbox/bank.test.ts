import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bank } from './bank.ts'
import { carryOut } from './bank-orders.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'))
afterAll(() => rmSync(folder, { recursive: true }))
const app = bank(folder)
const send = (body: Record<string, string>) =>
  app.request('/bank', { method: 'POST', body: new URLSearchParams(body).toString() })

test('a transfer from the pasted code becomes a notice in the folder', async () => {
  const code = 'BCD\n002\n1\nSCT\n\nSaldo\nDE89370400440532013000\nEUR12.50\n\nRF18539007547034'
  const answer = await send({ code, payer: 'Café <Lumière> & Co' })
  expect(answer.status).toBe(303)
  const [name = ''] = readdirSync(join(folder, 'in'))
  const text = readFileSync(join(folder, 'in', name), 'utf8')
  for (const piece of ['camt.054.001.08', '<IBAN>DE89370400440532013000</IBAN>', '12.50', 'RF18539007547034'])
    expect(text).toContain(piece)
  expect(text).toContain('Café &lt;Lumière&gt; &amp; Co')
})

test('what is no transfer is told and moves nothing', async () => {
  const before = readdirSync(join(folder, 'in')).length
  const answer = await send({ iban: 'DE89370400440532013000', amount: '-1' })
  expect([answer.status, readdirSync(join(folder, 'in')).length]).toEqual([422, before])
  expect(await answer.text()).toContain('id="amount-wrong"')
})

test('an order is carried out once and confirmed by its ids', () => {
  mkdirSync(join(folder, 'out'), { recursive: true })
  const order = `<Document><PmtInf><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
<CdtTrfTxInf><PmtId><EndToEndId>R-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">2655.15</InstdAmt></Amt>
<Cdtr><Nm>Aceros Vega SL</Nm></Cdtr><CdtrAcct><Id><IBAN>ES7921000813610123456789</IBAN></Id></CdtrAcct></CdtTrfTxInf></PmtInf></Document>`
  writeFileSync(join(folder, 'out', 'pain-M1.xml'), order)
  expect([carryOut(folder), carryOut(folder)]).toEqual([1, 0])
  const text = readFileSync(join(folder, 'in', 'camt-M1.xml'), 'utf8')
  for (const piece of ['<EndToEndId>R-1</EndToEndId>', '2655.15', 'DBIT', 'Aceros Vega SL'])
    expect(text).toContain(piece)
})
