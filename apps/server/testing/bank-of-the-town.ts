import { Readable } from 'node:stream'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import type { CaseId, Id } from '#shared/ids.ts'
import { camtFile } from '../bank/camt.test-kit.ts'
import { clientIban } from '../bank/client-iban.ts'
import { receiveBankFile } from '../bank/receive-file.ts'
import type { TestHouse } from './test-house.ts'

/** Money that waits at the bank, part of it assigned, and a file that was refused. Answers the booking that waits. */
export async function addBankMoney(saldo: TestHouse, creditor: Creditor, manager: Staff, caseId: CaseId) {
  const { house } = saldo
  const account = await clientIban(house, creditor.creditorId, 'EUR')
  const payer = { name: 'Bau Adler GmbH', iban: 'DE02120300000000202051' }
  const text = camtFile({
    iban: account?.iban ?? '',
    entries: [{ id: 'T-1', amount: '30.00', text: 'Danke', endToEndId: 'E-1', charges: '0.50', ...payer }],
  })
  for (const file of [text, 'not a file of a bank'])
    await receiveBankFile(house, 'camt.xml', Readable.from([Buffer.from(file)]), null)
  await saldo.drain()
  const { id } = await house.db.bankEntry.findFirstOrThrow({ where: { entryReference: 'T-1' } })
  const entryId = id as Id<'bankEntry'>
  await saldo.callerAs(manager).bank.assign({ entryId, parts: [{ caseId, amountMinor: 500 }] })
  return { entryId, parts: [{ caseId, amountMinor: 100 }] }
}
