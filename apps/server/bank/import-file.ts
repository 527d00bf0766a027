import type { CamtEntry, CamtStatement } from '#shared/bank/camt-entry.ts'
import { newId } from '#shared/ids.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { collectiveIban, keepCollective, ownIban } from './collective-entries.ts'
import { insertEntries, type OwnAccounts } from './insert-entries.ts'
import type { OwnIncome } from './own-transfers.ts'
import { readCamt } from './read-camt.ts'

const atOnce = 1_000

/**
 * Reads a file twice: the first time to see that all of it is right, the second time to keep its bookings. What does
 * not parse, does not add up or is about an account that is none of ours refuses the whole file before anything of it
 * is kept. Of our own account only what somebody here has asked for is kept: the rest is nobody's here to see. Killed in
 * between, it begins again and keeps nothing twice.
 */
export async function importFile(house: House, importId: string, income?: OwnIncome): Promise<void> {
  const row = await house.db.bankImport.findUnique({ where: { id: importId } })
  if (!row || (row.status !== 'CHECKING' && row.status !== 'READING')) return
  const open = () => house.files.read(row.fileKey)
  try {
    const shared = sharedAccounts(house, income)
    const accounts = await checked(house, open, importId, shared, row.status === 'READING')
    await kept(house, open, importId, shared, accounts)
  } catch (error) {
    if (!isRefusal(error)) throw error
    await house.db.bankImport.update({
      where: { id: importId },
      data: {
        status: 'REFUSED',
        fault: error.toJSON(),
        finishedAt: new Date(house.clock.now()),
      },
    })
  }
}

/** Accounts that are no creditor's own: the one of client money, and ours. */
type SharedAccounts = {
  has(iban: string): boolean
  keeps(entry: CamtEntry): boolean
}

function sharedAccounts(house: House, income: OwnIncome | undefined): SharedAccounts {
  const collective = collectiveIban(house)
  const own = ownIban(house)
  return {
    has: (iban) => iban === collective || iban === own,
    keeps: (entry) => entry.iban === collective || (income?.concerns(entry) ?? false),
  }
}

type Open = () => ReturnType<House['files']['read']>

/** The first reading: every booking fits, every statement adds up, every account is one of ours. */
async function checked(
  house: House,
  open: Open,
  importId: string,
  shared: SharedAccounts,
  wasChecked: boolean,
): Promise<OwnAccounts> {
  const accounts = await ownAccounts(house)
  const statements: CamtStatement[] = []
  let found = 0
  const format = await readCamt(await open(), {
    entry(entry) {
      const isShared = shared.has(entry.iban)
      if (!isShared) mustBeOurs(entry, accounts)
      if (!isShared || shared.keeps(entry)) found += 1
    },
    statement: (statement) => {
      if (shared.has(statement.iban)) return
      mustBeOurs({ ...statement, line: 0 }, accounts)
      statements.push(statement)
    },
  })
  if (wasChecked) return accounts
  const now = Date.parse(house.clock.now())
  await house.db.$transaction([
    house.db.bankStatement.createMany({
      data: statements.map(({ opening, closing, pending: _, ...statement }) => ({
        ...statement,
        id: newId('bankStatement', now),
        importId,
        creditorId: accounts.get(statement.iban)?.creditorId ?? '',
        openingMinor: opening === null ? null : BigInt(opening),
        closingMinor: closing === null ? null : BigInt(closing),
      })),
    }),
    house.db.bankImport.update({
      where: { id: importId },
      data: {
        status: 'READING',
        format,
        found,
        pending: statements.reduce((all, { pending }) => all + pending, 0),
      },
    }),
  ])
  return accounts
}

/** The second reading: bookings are kept a thousand at a time, those that are known already are left as they are. */
async function kept(
  house: House,
  open: Open,
  importId: string,
  shared: SharedAccounts,
  accounts: OwnAccounts,
): Promise<void> {
  const waiting: CamtEntry[] = []
  const write = async (least: number) => {
    while (waiting.length >= least && waiting.length > 0) {
      const some = waiting.splice(0, atOnce)
      const own = some.filter(({ iban }) => !shared.has(iban))
      if (own.length > 0) await insertEntries(house, importId, accounts, own)
      if (own.length < some.length)
        await keepCollective(
          house,
          importId,
          some.filter(({ iban }) => shared.has(iban)),
        )
    }
  }
  await readCamt(await open(), {
    entry: (entry) => {
      if (!shared.has(entry.iban) || shared.keeps(entry)) waiting.push(entry)
    },
    statement: () => undefined,
    pause: () => write(atOnce),
  })
  await write(1)
  await house.db.$transaction(async (tx) => {
    const isNew =
      (await tx.bankEntry.count({ where: { importId } })) +
      (await tx.collectiveEntry.count({ where: { importId } }))
    const { found } = await tx.bankImport.findUniqueOrThrow({
      where: { id: importId },
      select: { found: true },
    })
    await tx.bankImport.update({ where: { id: importId }, data: { status: 'BOOKING', known: found - isNew } })
    await house.jobs.enqueue(tx, 'bank.book', { importId })
    await house.jobs.enqueue(tx, 'bank.match-payouts', {})
  })
}

/** Every account of ours by its IBAN. There is one for each creditor and currency, which fits into memory. */
async function ownAccounts(house: House): Promise<OwnAccounts> {
  const rows = await house.db.clientIban.findMany({
    select: { iban: true, creditorId: true, currency: true },
  })
  return new Map(rows.map(({ iban, ...account }) => [iban, account]))
}

function mustBeOurs(
  { iban, currency, line }: { iban: string; currency: string; line: number },
  accounts: OwnAccounts,
): void {
  const account = accounts.get(iban)
  if (!account) throw new Refusal('bank.foreignAccount', { line, iban })
  // A bank need not say the currency of an account; its bookings always say theirs, and are asked as well.
  if (currency !== '' && account.currency !== currency)
    throw new Refusal('bank.otherCurrency', { line, currency, expected: account.currency })
}
