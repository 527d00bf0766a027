import { writeFile } from 'node:fs/promises'
import type { Day } from '#shared/dates.ts'
import { isLanguage } from '#shared/languages.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { toDecimal } from '#shared/money.ts'
import { postingsBehind } from '#shared/reports/behind-lines.ts'
import { isRefusal } from '#shared/refusal.ts'
import { readConfig } from '../config.ts'
import { openDb } from '../db.ts'
import { systemClock } from '../ports/clock.ts'
import { renderPdf } from '../ports/pdf.ts'
import { type LoadedStatement, loadStatement } from '../reports/statement-data.ts'
import { statementPaper } from '../reports/statement-paper.ts'
import { type Answer, type Command, Fault, readDay, readWords, WrongUsage } from './command.ts'

/** The account of one case, as JSON, as text, or as the paper; it writes nothing but that file. */
export const statementCommand: Command = {
  usage: 'statement --case C-AV-0007 [--on 2026-11-21] [--pdf file.pdf] [--language de]',
  needsDatabase: true,
  async run(args) {
    const { options } = readWords(args, ['case', 'on', 'pdf', 'language'])
    if (!options.case) throw new WrongUsage('Missing: --case.')
    const on = options.on === undefined ? undefined : readDay('on', options.on)
    const config = readConfig()
    const { db, close } = openDb({ url: config.databaseUrl, pool: 2, prepared: false })
    try {
      const row = await db.case.findUnique({ where: { number: options.case }, select: { id: true } })
      if (!row) throw new Fault(`There is no case ${options.case}.`)
      const loaded = await load(row.id, on)
      if (options.pdf) {
        const { language: own } = loaded.debtor
        const language = [options.language, own].find(isLanguage) ?? 'en'
        await writeFile(options.pdf, await renderPdf(statementPaper(loaded, language, config.agency)))
      }
      return answerOf(loaded, options.pdf ?? null)
    } finally {
      await close()
    }

    function load(caseId: string, day: Day | undefined) {
      return loadStatement({ clock: systemClock }, db, caseId, day).catch((error: unknown) => {
        throw isRefusal(error) ? new Fault(`No statement: ${error.code}.`) : error
      })
    }
  },
}

function answerOf({ statement, trail, ...of }: LoadedStatement, file: string | null): Answer {
  const { currency, lines, ...sums } = statement
  const amount = (value: typeof sums.balance) => toDecimal(value, currency)
  const told = lines.map((line) => ({
    on: line.on,
    kind: line.kind,
    invoice: line.invoiceNumber,
    paymentId: line.paymentId,
    postings: postingsBehind(line, trail).map(postingNumber),
    amount: amount(line.amount),
    balance: amount(line.balance),
  }))
  const { on, balance, claimed, received, outstanding, credit } = sums
  const json = {
    case: of.caseNumber,
    creditor: of.creditorName,
    debtor: of.debtor.name,
    on,
    currency,
    claimed: amount(claimed),
    received: amount(received),
    outstanding: amount(outstanding),
    credit: amount(credit),
    balance: amount(balance),
    lines: told,
    file,
  }
  const text = [
    `${of.caseNumber}  ${of.debtor.name} owes ${of.creditorName}  ${json.balance} ${currency}  on ${on}`,
    ...told.map((line) =>
      `${line.on}  ${line.kind.padEnd(13)}  ${(line.invoice ?? '').padEnd(14)}  ${line.amount.padStart(14)}  ${line.balance.padStart(14)}  ${line.postings.join(' ')}`.trimEnd(),
    ),
    ...(file ? [`Written: ${file}`] : []),
  ]
  return { json, text: text.join('\n') }
}
