import type { Day } from '../dates.ts'
import { add, type Minor, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { bookingsOf, type Part } from './camt-booking.ts'
import type { CamtEntry, CamtFormat, CamtStatement } from './camt-entry.ts'
import { addField, dayOf, type Fields, fieldsOf, moneyOf, signed, textOf } from './camt-fields.ts'

/** What a file turns into while it is read; nothing of it may be believed before `end` has passed. */
export type CamtListener = {
  entry(entry: CamtEntry): void
  statement(statement: CamtStatement): void
}

/** The events of an XML parser, with the line each of them ends on. */
export type CamtReader = {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  text(text: string): void
  close(line: number): void
  /** Refuses a file that was no statement, or broke off. */
  end(): CamtFormat
}

const statements: Record<string, CamtFormat> = { Stmt: 'camt.053', Ntfctn: 'camt.054' }
const namespace = /camt\.(05[34])\.001\.(\d{2})$/
const versions = { first: 2, last: 8 }
/** Real files are about a dozen deep. */
const deepest = 40

type Open = { name: string; text: string; part: Part | null }
type Statement = { fields: Fields; balances: Balance[]; total: Minor; entries: number; pending: number }
type Balance = { code: string; amount: Minor; currency: string; on: Day | null }

/**
 * Reads camt.053 and camt.054 of the versions 02 to 08 from the events of a parser, one booking at a time, so that the
 * memory it needs does not grow with the file. Whatever does not fit throws a Refusal with its line, and with it the
 * whole file is refused. Of a statement, opening balance and bookings must add up to the closing balance.
 */
export function camtReader(listener: CamtListener): CamtReader {
  const stack: Open[] = []
  let format: CamtFormat | null = null
  let found = 0
  let statement: Statement | null = null
  let details: Part[] = []
  /** How many bookings of this file look the same and have no name of the bank's. */
  const alike = new Map<string, number>()

  /** The part of the file that a text belongs to: the innermost one that is open, and the path within it. */
  function place(): { fields: Fields; path: string } | null {
    const from = stack.findLastIndex(({ part }) => part !== null)
    const fields = stack[from]?.part?.fields
    if (!fields) return null
    const path = stack.slice(from + 1).map(({ name }) => name)
    return { fields, path: path.filter((name) => name !== 'NtryDtls').join('/') }
  }

  function named(entry: CamtEntry): CamtEntry {
    if (entry.entryReference !== '') return entry
    const { bookedOn, amount, counterpartyIban, endToEndId, reference, text } = entry
    const look = [bookedOn, amount, counterpartyIban, endToEndId, reference, text].join('|')
    const count = (alike.get(look) ?? 0) + 1
    alike.set(look, count)
    return { ...entry, entryReference: `~${look}|${count}`.slice(0, 400) }
  }

  function endOfEntry(part: Part): void {
    if (!statement) return
    const status = textOf(part.fields, 'Sts/Cd', 'Sts')
    if (status !== null && status !== 'BOOK') {
      statement.pending += 1
      return
    }
    for (const entry of bookingsOf(part, details, accountOf(statement.fields, part.line))) {
      listener.entry(named(entry))
      statement.total = add(statement.total, entry.amount)
      statement.entries += 1
    }
  }

  function endOfBalance({ fields, line }: Part): void {
    const money = moneyOf(fields, line, 'Amt')
    if (!money) throw new Refusal('bank.noAmount', { line })
    const code = textOf(fields, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry') ?? ''
    const amount = signed(money.amount, textOf(fields, 'CdtDbtInd'), line)
    statement?.balances.push({ code, amount, currency: money.currency, on: dayOf(fields, line, 'Dt') })
  }

  const parts: Record<string, (part: Part) => void> = {
    TxDtls: (part) => void details.push(part),
    Ntry: endOfEntry,
    Bal: endOfBalance,
  }

  return {
    open(name, attributes, line) {
      if (stack.length >= deepest) throw new Refusal('bank.notCamt', { line })
      if (stack.length === 0) format = formatOf(attributes, line)
      const isStatement = statements[name] === format && stack.length === 2
      if (isStatement) statement = { fields: fieldsOf(), balances: [], total: zero, entries: 0, pending: 0 }
      if (name === 'Ntry') details = []
      const isPart = statement !== null && Object.hasOwn(parts, name)
      const fields = isStatement ? (statement?.fields ?? null) : isPart ? fieldsOf() : null
      stack.push({ name, text: '', part: fields && { fields, line } })
      const at = place()
      if (at)
        for (const [key, value] of Object.entries(attributes)) addField(at.fields, `${at.path}@${key}`, value)
    },
    text(text) {
      const open = stack.at(-1)
      if (open && text.trim() !== '') open.text += text
    },
    close(line) {
      const open = stack.at(-1)
      if (!open) return
      const at = place()
      if (at && open.text !== '') addField(at.fields, at.path, open.text.trim())
      stack.pop()
      if (!open.part) return
      if (Object.hasOwn(parts, open.name)) return parts[open.name]?.(open.part)
      if (statement) listener.statement(endOfStatement(statement, format, line))
      found += 1
      statement = null
    },
    end() {
      if (!format || stack.length > 0 || found === 0) throw new Refusal('bank.notCamt', { line: 0 })
      return format
    },
  }
}

function formatOf(attributes: Readonly<Record<string, string>>, line: number): CamtFormat {
  const spaces = Object.entries(attributes).filter(([key]) => key.startsWith('xmlns'))
  const match = spaces.map(([, value]) => namespace.exec(value)).find((each) => each !== null)
  if (!match) throw new Refusal('bank.notCamt', { line })
  const version = Number(match[2])
  if (version < versions.first || version > versions.last)
    throw new Refusal('bank.version', { line, version })
  return match[1] === '053' ? 'camt.053' : 'camt.054'
}

function accountOf(fields: Fields, line: number) {
  const iban = textOf(fields, 'Acct/Id/IBAN')
  if (!iban) throw new Refusal('bank.noAccount', { line })
  return { iban, currency: textOf(fields, 'Acct/Ccy') }
}

/** Opening and bookings must be the closing: a file from which something is missing is not half a truth. */
function endOfStatement(statement: Statement, format: CamtFormat | null, line: number): CamtStatement {
  const { fields, balances, total, entries, pending } = statement
  const of = (...codes: string[]) => codes.flatMap((code) => balances.filter((each) => each.code === code))
  const [opening] = of('OPBD', 'PRCD', 'ITBD')
  const closing = of('CLBD').at(-1) ?? of('ITBD').at(-1)
  const { iban, currency } = accountOf(fields, line)
  if (format === 'camt.053') {
    if (!opening || !closing) throw new Refusal('bank.noBalance', { line })
    if (add(opening.amount, total) !== closing.amount) throw new Refusal('bank.balanceDiffers', { line })
  }
  return {
    statementId: textOf(fields, 'Id') ?? '',
    iban,
    currency: currency ?? closing?.currency ?? '',
    opening: opening?.amount ?? null,
    closing: closing?.amount ?? null,
    closingOn: closing?.on ?? null,
    entries,
    pending,
  }
}
