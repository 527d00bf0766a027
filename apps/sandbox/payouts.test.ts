import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sessionInput, startFixture, until } from './fixture.ts'

const bankFolder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'))
const { stripe, control, close } = await startFixture({
  bankFolder,
  payoutIban: 'ES7921000813610123456789',
  payoutAfterMs: 30,
})
afterAll(async () => {
  await close()
  rmSync(bankFolder, { recursive: true })
})

test('what was taken is paid out by itself, with its movements, and the bank drops a notice of it', async () => {
  const session = await stripe.checkout.sessions.create(sessionInput(30_000))
  await control(`/sessions/${session.id}/pay`)
  const payouts = async () => (await stripe.payouts.list()).data
  await until(async () => (await payouts())[0]?.status === 'paid', 'the payout is there')
  const [payout] = await payouts()
  const { data } = await stripe.balanceTransactions.list({
    payout: payout?.id ?? '',
    expand: ['data.source'],
  })
  expect(data.map(({ type, net }) => [type, net]).toSorted()).toEqual([
    ['charge', 30_000 - 475],
    ['payout', -(30_000 - 475)],
  ])
  expect(payout?.amount).toBe(29_525)
  const [name] = readdirSync(join(bankFolder, 'in')).filter((file) => file.startsWith('camt-PO-'))
  const notice = readFileSync(join(bankFolder, 'in', name ?? ''), 'utf8')
  expect(notice).toContain('<IBAN>ES7921000813610123456789</IBAN>')
  expect(notice).toContain(`<EndToEndId>${payout?.trace_id?.value}</EndToEndId>`)
  // What has left does not leave again; what comes back does.
  expect(await control('/payouts')).toEqual({ payout: null })
  await control(`/payouts/${payout?.id}/fail`)
  await until(async () => (await payouts()).length === 2, 'it leaves again')
  expect((await payouts())[0]?.amount).toBe(29_525)
})
