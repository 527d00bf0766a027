import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { importFile } from '../bank/import-file.ts'
import { bookImport } from '../bank/book-import.ts'
import { receiveBankFile } from '../bank/receive-file.ts'
import { readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { feeIncome, remittanceTransfers } from '../remittances/bank-words.ts'
import { type Command, Fault, readWords, WrongUsage } from './command.ts'

/** Reads a file of the bank and puts it into the books. The same file again changes nothing and says so. */
export const importBankCommand: Command = {
  usage: 'import-bank statement.xml',
  needsDatabase: true,
  async run(args) {
    const { words } = readWords(args, [])
    const [path, ...others] = words
    if (!path || others.length > 0) throw new WrongUsage('Which file? Name one camt.053 or camt.054 file.')
    if (!existsSync(path)) throw new Fault(`There is no file ${path}.`)
    const { house, close } = await openHouse(readConfig(), openLog('silent'), { supervise: false })
    try {
      const { importId, isNew } = await receiveBankFile(house, basename(path), createReadStream(path), null)
      // Done here and now, so that the answer is the result; the job that was sent with it finds it done.
      await importFile(house, importId, feeIncome)
      await bookImport(house, importId, [remittanceTransfers])
      const row = await house.db.bankImport.findUniqueOrThrow({ where: { id: importId } })
      const waiting = await house.db.bankEntry.count({
        where: { importId, status: { in: ['SUSPENSE', 'WAITING'] } },
      })
      const { status, format, found, known, booked, pending, fault } = row
      if (status === 'REFUSED') throw new Fault(`Refused: ${JSON.stringify(fault)}. Nothing of it was kept.`)
      const json = { importId, isNew, status, format, found, known, booked, pending, waiting }
      const text = isNew
        ? `${format}: ${found} bookings, ${known} known before, ${booked} put into the books, ${waiting} wait for a person.`
        : `This file was read before (${importId}): ${found} bookings, ${waiting} wait for a person.`
      return { json, text }
    } finally {
      await close()
    }
  },
}
