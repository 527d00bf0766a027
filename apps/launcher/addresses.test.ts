import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { rememberAddresses, rememberedAddresses } from './addresses.ts'
import { Closing } from './closing.ts'

const varDir = mkdtempSync(join(tmpdir(), 'saldo-addresses-'))
afterAll(() => rmSync(varDir, { recursive: true, force: true }))

test('a demo is found by other commands in its folder as long as it runs, and by nothing more than its addresses', async () => {
  expect(rememberedAddresses(varDir)).toEqual({})
  const closing = new Closing()
  const env = { PORT: '3100', MAILBOX_URL: 'http://localhost:3102', STRIPE_API_URL: 'http://127.0.0.1:3101' }
  rememberAddresses(varDir, env, closing)
  expect(rememberedAddresses(varDir)).toEqual({ PORT: '3100', MAILBOX_URL: 'http://localhost:3102' })
  await closing.run()
  expect(rememberedAddresses(varDir)).toEqual({})
  writeFileSync(join(varDir, 'addresses.json'), '{"PORT":')
  expect(rememberedAddresses(varDir)).toEqual({})
})
