import sepaCode from 'sepa-payment-qr-code'
import { expect, test } from 'vitest'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { ibanOf } from '#shared/bank/iban.ts'
import { transferCode } from '#shared/bank/transfer-code.ts'
import { minor } from '#shared/money.ts'

test('our code of a transfer is what the library of the guideline writes', () => {
  const [name, reference] = ['Saldo Recovery', creditorReference('C-AV-0007')]
  const iban = ibanOf('DE', '370400440532013000')
  const theirs = sepaCode({ name, iban, amount: 12724.9, structuredReference: reference })
  const ours = transferCode({ name, iban, amount: minor(12_724_90), currency: 'EUR', reference })
  expect(ours).toBe(theirs.replace(/\n+$/, ''))
})
