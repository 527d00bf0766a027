import { Readable } from 'node:stream'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { receiveBankFile } from '../../bank/receive-file.ts'
import type { Command } from './command.ts'
import type { MoneyTown } from './money-town.ts'

/** A debtor transfers: with the reference, with words around it, with somebody else's, or with none. */
export const transfer: Command = async (town) => {
  const { chance, bank } = town
  const file = town.anyCase()
  const { caseId, creditor, number, payer } = file
  const reference = creditorReference(number)
  const other = creditorReference(town.anyCase().number)
  const { words, isClear } = chance.pick([
    { words: { reference }, isClear: true },
    { words: { reference }, isClear: true },
    { words: { reference }, isClear: true },
    { words: { text: `Invoice ${reference.slice(0, 8)} ${reference.slice(8)} thanks` }, isClear: true },
    { words: { text: `${reference} and ${other}` }, isClear: false },
    { words: { text: 'Danke' }, isClear: false },
    { words: { endToEndId: number }, isClear: true },
  ]) as { words: Record<string, string>; isClear: boolean }
  const charged = chance.happens(0.1) ? chance.whole(1, 50) : 0
  // Most is a part of what is owed; some of it is far more.
  const most = chance.pick([1_500_00, 1_500_00, 1_500_00, 25_000_00, 80_000_00]) ?? 1_500_00
  const amount = chance.whole(1, chance.happens(0.4) ? most : 1_500_00)
  const endToEndId = `E${chance.seed}X${bank.bookings.length}`
  bank.book('PAID_IN', town.accountOf(creditor.creditorId), amount, {
    endToEndId,
    ...payer,
    ...words,
    charged,
    ...(isClear ? { caseId } : {}),
  })
}

export const recall: Command = async ({ bank, chance }) => {
  const booking = chance.pick(
    bank.bookings.filter(({ what, isBack, isTold }) => what === 'PAID_IN' && isTold && !isBack),
  )
  if (booking) bank.takeBack(booking)
}

export const charge: Command = async (town) => {
  const account = town.chance.pick(town.accounts)
  if (account)
    town.bank.book('CHARGED', account, -town.chance.whole(1, 9_00), { code: ['PMNT', 'MDOP', 'CHRG'] })
}

/** The bank writes a file, and we are handed it: perhaps twice, and perhaps two at once. */
export const tell: Command = async (town) => {
  const { house } = town.saldo
  const files = [town.bank.tell(), ...(town.chance.happens(0.15) ? [town.bank.tell()] : [])]
  const take = async (text: string, name: string) => {
    try {
      await receiveBankFile(house, name, Readable.from([Buffer.from(text)]), null)
    } catch (error) {
      // Whoever was told that it was not taken still has it.
      town.bank.notTaken.push(text)
      throw error
    }
  }
  const handed = files.flatMap((text, place) => (text === null ? [] : [take(text, `camt-${place}.xml`)]))
  const done = await Promise.allSettled(handed)
  for (const one of done) if (one.status === 'rejected') throw one.reason
}

export const carryOut: Command = async (town) => {
  const order = town.chance.pick(town.bank.orders.filter(({ status }) => status === 'ORDERED'))
  const account = order && town.accounts.find(({ iban }) => iban === order.from)
  if (order && account) town.bank.carryOut(order, account)
}

/** Days later the other bank sends back what had been carried out, to a creditor as well as to a payer. */
export const sendBack: Command = async (town) => {
  const isTold = (endToEndId: string) =>
    town.bank.bookings.some((booking) => booking.isTold && booking.entry.endToEndId === endToEndId)
  const done = town.bank.orders.filter(({ status, endToEndId }) => status === 'DONE' && isTold(endToEndId))
  const order = town.chance.pick(done)
  const account = order && town.accounts.find(({ iban }) => iban === order.from)
  if (order && account) town.bank.sendBack(order, account)
}

const suspended = (town: Parameters<Command>[0]) =>
  town.saldo.house.db.bankEntry.findMany({ where: { status: 'SUSPENSE' }, orderBy: { id: 'asc' } })

/** A person says for which case waiting money is; for two now and then, and now and then wrongly. */
export const assign: Command = async (town) => {
  const row = town.chance.pick(await suspended(town))
  if (!row) return
  const rest = Number(row.restMinor)
  const [one, other] = [town.anyCase(), town.anyCase()]
  const isSplit = rest > 1 && town.chance.happens(0.3)
  const first = isSplit ? town.chance.whole(1, rest - 1) : rest
  const parts = [
    { caseId: one.caseId, amountMinor: first },
    ...(isSplit ? [{ caseId: other.caseId, amountMinor: rest - first }] : []),
  ]
  await town.as(town.anyManager()).bank.assign({ entryId: row.id as never, parts })
}

export const giveBack: Command = async (town) => {
  const row = town.chance.pick(await suspended(town))
  if (!row) return
  await town.as(town.anyManager()).bank.giveBack({ entryId: row.id as never, why: 'Nobody here knows them' })
}

/** A second person agrees or does not; whoever decided last thinks again. */
export const decidePayBack: Command = async (town) => {
  const where = { status: { in: ['WAITING', 'HELD'] } }
  const row = town.chance.pick(await town.saldo.house.db.payBack.findMany({ where, orderBy: { id: 'asc' } }))
  if (!row) return
  const seen = { payBackId: row.id as never, version: row.version }
  const desk = town.as(town.anyManager()).bank
  if (row.status === 'HELD') await desk.takeBackPayBack(seen)
  else if (town.chance.happens(0.8)) await desk.approvePayBack(seen)
  else await desk.declinePayBack({ ...seen, why: 'They have called meanwhile' })
}

/** Money left that nobody ordered: a person says that the bank has charged it, or what it was. */
export const settleDebit: Command = (town) => settleWaiting(town, ['DEBIT', 'RETURNED_CREDIT'])

export async function settleWaiting(town: MoneyTown, kinds: string[]): Promise<void> {
  const { db } = town.saldo.house
  const where = { status: 'WAITING', kind: { in: kinds } }
  const row = town.chance.pick(await db.bankEntry.findMany({ where, orderBy: { id: 'asc' } }))
  if (!row) return
  const desk = town.as(town.anyManager()).bank
  const entryId = row.id as never
  const [original] = (await desk.money({ entryId })).returns
  if (original)
    await desk.settleReturn({ entryId, originalId: original.originalId as never, why: 'Left twice' })
  else await desk.settleDebit({ entryId, why: 'Charged by the bank' })
}
