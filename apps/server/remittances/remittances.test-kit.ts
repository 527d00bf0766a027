import type { Creditor, Staff } from '#shared/access/actor.ts'
import { accountOf, posting } from '#shared/ledger/posting.ts'
import { cardPaidOut, type Via } from '#shared/ledger/receipt-postings.ts'
import type { CaseId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { fromBigInt, type Minor, minor } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import { post } from '../ledger/post.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { addActiveCase } from '../testing/debtor.ts'
import type { TestHouse } from '../testing/test-house.ts'
import { countRun } from './count-run.ts'
import { beginRun } from './propose-run.ts'
import { sendRun } from './send-run.ts'

const system = { kind: 'system', language: 'en' } as const

/** A company with bank details in force, a case in collection, and money that comes in for it. */
export async function openTill(saldo: TestHouse, name: string, country = 'ES') {
  const { house } = saldo
  const creditor = await saldo.addCreditor(name, country)
  const collector = await saldo.addStaff('collector', `Collector of ${name}`)
  const { caseId } = await addActiveCase(house, {
    creditor,
    collector,
    number: `C-${name.slice(0, 2).toUpperCase()}-1`,
  })
  return {
    creditor,
    caseId,
    addDetails: () => addDetails(saldo, creditor, name),
    pay: (amount: number, via: Via = 'CARD_CLEARING') => pay(saldo, creditor, caseId, minor(amount), via),
    payOut: (amount: number) => payOut(saldo, creditor, minor(amount)),
    balance: (kind: string) => balanceOf(saldo, creditor, kind),
  }
}

/** Bank details that are in force. */
export async function addDetails(
  { house }: TestHouse,
  { creditorId, userId, email }: Creditor,
  holder: string,
) {
  const enteredAt = new Date(Date.parse(house.clock.now()) - 172_800_000)
  const id = newId('bankDetails', Date.parse(house.clock.now()))
  await house.db.bankDetails.create({
    data: {
      id,
      creditorId,
      iban: 'DE89370400440532013000',
      holder,
      town: 'Bilbao',
      country: 'ES',
      nameCheck: 'MATCHES',
      enteredById: userId,
      enteredByName: 'Somebody',
      enteredByEmail: email,
      enteredAt,
      activeFrom: new Date(enteredAt.getTime() + 86_400_000),
    },
  })
  return id
}

async function pay({ house }: TestHouse, { creditorId }: Creditor, caseId: CaseId, amount: Minor, via: Via) {
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  await house.db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'card',
      status: 'STARTED',
      amountMinor: BigInt(amount),
      currency: 'EUR',
      language: 'de',
    },
  })
  const receipt = { paymentId, providerPaymentId: `pi_${paymentId}`, card: null, via }
  await inTransaction(house.db, system, (tx) => postReceipt(house, tx, system, receipt))
  return paymentId
}

/** The card provider pays out what it took. */
async function payOut({ house }: TestHouse, { creditorId }: Creditor, amount: Minor) {
  const at = house.clock.now()
  await inTransaction(house.db, system, (tx) =>
    post(tx, {
      creditorId,
      caseId: null,
      cause: newId('entry', Date.parse(at)),
      posting: cardPaidOut(amount, 'EUR'),
      postedOn: house.clock.today(),
      at,
    }),
  )
}

async function balanceOf({ house }: TestHouse, { creditorId }: Creditor, kind: string): Promise<Minor> {
  const [row] = await house.db.$queryRaw<{ amount: bigint | null }[]>`
    select sum(e."amountMinor")::bigint as amount from "LedgerAccount" a
    join "LedgerEntry" e on e."accountId" = a.id where a."creditorId" = ${creditorId} and a.kind = ${kind}`
  return fromBigInt(row?.amount ?? 0n)
}

/** A chargeback after the remittance, as the books know it: the creditor owes back, and we owe the fee back. */
export async function takeBack(
  { house }: TestHouse,
  creditorId: string,
  caseId: CaseId,
  net: number,
  fee: number,
  vat: number,
) {
  const at = house.clock.now()
  const entries = [
    { account: accountOf('PAYABLE', caseId, 'EUR'), amount: minor(net) },
    { account: accountOf('FEES', caseId, 'EUR'), amount: minor(fee) },
    { account: accountOf('VAT', caseId, 'EUR'), amount: minor(vat) },
    { account: accountOf('CARD_CLEARING', null, 'EUR'), amount: minor(-net - fee - vat) },
  ]
  await inTransaction(house.db, system, (tx) =>
    post(tx, {
      creditorId,
      caseId,
      cause: newId('entry', Date.parse(at)),
      posting: posting('charged-back', entries),
      postedOn: house.clock.today(),
      at,
    }),
  )
}

/** A company of the town that was paid, whose next account somebody has to look at: a run as it stands afterwards. */
export async function addRemittance(saldo: TestHouse, creditor: Creditor, manager: Staff, caseId: CaseId) {
  const { house } = saldo
  const { db } = house
  await addDetails(saldo, creditor, 'Aceros Vega SL')
  const waiting = await addDetails(saldo, creditor, 'Lucía Vega')
  await db.bankDetails.update({ where: { id: waiting }, data: { nameCheck: 'WAITS', street: 'Gran Vía' } })
  await pay(saldo, creditor, caseId, minor(100_000), 'BANK')
  const { runId } = await beginRun(house)
  await countRun(house, runId)
  const desk = saldo.callerAs(manager).remittances
  const { version } = await desk.run({ runId })
  const approved = await desk.approve({ runId, version })
  await sendRun(house, { runId, ...approved })
  const [file] = await db.remittanceFile.findMany({ where: { runId } })
  const sent = await db.remittance.findMany({ where: { runId, status: 'SENT' }, select: { id: true } })
  return { runId, messageId: file?.messageId ?? '', remittanceIds: sent.map(({ id }) => id) }
}
