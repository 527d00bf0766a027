import { expect, test } from 'vitest'
import { runCommand } from './main.ts'

const interestArgs = '--principal 10000.00 --currency EUR --due 2025-03-31 --on 2026-11-21'.split(' ')

test.each([
  ['ES', '1703.29'],
  ['IT', '1703.29'],
  ['FR', '2032.05'],
  ['DE', '1723.01'],
  ['BE', '1750.96'],
  ['IE', '1709.59'],
])('interest in %s on 10,000.00 for 600 days is %s', async (country, interest) => {
  const { exitCode, out } = await runCommand(['interest', '--country', country, ...interestArgs, '--json'])
  expect(exitCode).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ principal: '10000.00', days: 600, interest })
})

test('a quote is one JSON object with decimal strings', async () => {
  const args =
    '--creditor-country ES --debtor-country DE --amount 12400.00 --currency EUR --due 2026-03-01 --on 2026-11-21'
  const { exitCode, out, err } = await runCommand(['quote', ...args.split(' '), '--json'])
  expect([exitCode, err]).toEqual([0, ''])
  const quote = JSON.parse(out)
  expect(Object.keys(quote)).toEqual(
    'feePercent fee interest compensation claim net tariff nextStepOn limitationOn refusal'.split(' '),
  )
  expect(quote).toMatchObject({ compensation: '40.00', limitationOn: '2029-12-31', refusal: null })
})

test('a refusal names its rule', async () => {
  const args =
    '--creditor-country ES --debtor-country DE --amount 12.00 --currency EUR --due 2026-03-01 --on 2026-11-21'
  const { exitCode, out } = await runCommand(['quote', ...args.split(' '), '--json'])
  expect([exitCode, JSON.parse(out).refusal]).toEqual([0, 'quotes.tooSmall'])
})

test.each([
  [['interest', '--country', 'Spain', ...interestArgs]],
  [['interest', '--country', 'ES']],
  [['interest', '--country', 'ES', ...interestArgs, '--colour', 'red']],
  [['interest', '--country', 'ES', '--principal', '1e4', ...interestArgs.slice(2)]],
  [['nonsense']],
  [[]],
])('wrong usage %j ends with 2, says how, and prints nothing on standard output', async (args) => {
  const { exitCode, out, err } = await runCommand(args)
  expect([exitCode, out]).toEqual([2, ''])
  expect(err).toContain('saldo interest')
})
