import { Readable } from 'node:stream'
import { type ActiveCase, type ActiveCaseDetails, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { camtFile, type KitEntry, type KitFile } from './camt.test-kit.ts'
import { receiveBankFile } from './receive-file.ts'

/** A house with a creditor, its client account in euros, and a bank that writes files. */
export async function openBankHouse() {
  const test = await openTestHouse()
  const { house } = test
  const manager = await test.addStaff('manager', 'Marta Ferrer')
  const collector = await test.addStaff('collector', 'Jonas Brandt', ['de', 'en'])
  const creditor = await test.addCreditor('Aceros Vega SL')
  const newCase = (details: Partial<ActiveCaseDetails> = {}) =>
    addActiveCase(house, { creditor, collector, ...details })
  const first = await newCase()
  const details = await test.callerAs(first.actor).bank.transfer()
  if (!details) throw new Error('The bank of the demonstration gives every creditor an account')
  const { iban } = details
  const readText = async (text: string, name = 'camt.xml') => {
    const received = await receiveBankFile(house, name, Readable.from([Buffer.from(text)]), null)
    await test.drain()
    return received
  }
  return {
    ...test,
    manager,
    collector,
    creditor,
    iban,
    newCase,
    readText,
    desk: test.callerAs(manager),
    read: (entries: KitEntry[], change: Partial<KitFile> = {}) =>
      readText(camtFile({ iban, entries, ...change })),
    entry: (entryReference: string) =>
      house.db.bankEntry.findUniqueOrThrow({ where: { iban_entryReference: { iban, entryReference } } }),
    referenceOf: async ({ actor }: ActiveCase) =>
      (await test.callerAs(actor).bank.transfer())?.reference ?? '',
    /** What the books say, of the creditor or of one case: each account that is not at nothing, debit positive. */
    async books(caseId?: string) {
      const entries = await house.db.ledgerEntry.findMany({
        where: caseId ? { transaction: { caseId } } : { creditorId: creditor.creditorId },
        include: { account: true },
      })
      const sums = new Map<string, number>()
      for (const { account, amountMinor } of entries)
        sums.set(account.kind, (sums.get(account.kind) ?? 0) + Number(amountMinor))
      return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0)) as Record<string, number>
    },
  }
}
