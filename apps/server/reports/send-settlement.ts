import type { Actor } from '#shared/access/actor.ts'
import { endingOf } from '#shared/cases/ending.ts'
import { countryName } from '#shared/country-name.ts'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { madeInvoice, sharedOut } from '#shared/ledger/claim-trail.ts'
import { sum } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { claimTrail } from '../ledger/claim-trail.ts'
import { renderPdf } from '../ports/pdf.ts'
import { type SettlementData, settlementPaper } from './settlement-paper.ts'

const system: Actor = { kind: 'system', language: 'en' }
export const settlementKind = 'SETTLEMENT'

/**
 * A case has ended: its debtor is told so in writing, in the debtor's language, on the page behind the link and by mail;
 * where no address is known, the letter waits at the desk to be posted (A40, D1). Once for each end of a case: a repeated
 * job finds the letter, and a case that was opened again gets none.
 */
export async function sendSettlement(house: House, caseId: string): Promise<void> {
  const read = await settlementOf(house, house.db, caseId)
  if (!read || (await isWritten(house.db, caseId, read.data.closedOn))) return
  const { data, creditorId, hasMail } = read
  const paper = await house.files.put(await renderPdf(settlementPaper(data, house.config.agency)))
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { status } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { status: true } })
    if (status !== 'CLOSED' || (await isWritten(tx, caseId, data.closedOn))) return
    const at = house.clock.now()
    const letterId = newId('letter', Date.parse(at))
    await tx.letter.create({
      data: {
        id: letterId,
        caseId,
        creditorId,
        kind: settlementKind,
        channel: hasMail ? 'EMAIL' : 'POST',
        language: data.language,
        paperKey: paper.key,
        paperSha256: paper.sha256,
        createdOn: data.closedOn,
        createdAt: new Date(at),
        sentAt: hasMail ? new Date(at) : null,
      },
    })
    if (!hasMail) return
    await record(tx, system, {
      caseId,
      creditorId,
      kind: 'letter-sent',
      at,
      after: {
        letterId,
        letter: settlementKind,
        channel: 'EMAIL',
        language: data.language,
        copySha256: paper.sha256,
      },
    })
    await oweDebtorMail(house, tx, {
      caseId,
      creditorId,
      kind: 'settlement-letter',
      key: `settlement-letter:${letterId}`,
      data: { letterId, ending: data.ending },
    })
  })
}

const isWritten = async (tx: Pick<Tx, 'letter'>, caseId: string, createdOn: string) =>
  (await tx.letter.count({ where: { caseId, kind: settlementKind, createdOn } })) > 0

/** What the letter says, as it was on the day on which the case ended; null for a case that is not over. */
export async function settlementOf(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
): Promise<{ data: SettlementData; creditorId: string; hasMail: boolean } | null> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      status: true,
      closeCode: true,
      closedOn: true,
      creditorId: true,
      creditor: { select: { name: true } },
      debtor: { include: { contacts: { where: { kind: 'EMAIL' }, select: { id: true } } } },
    },
  })
  const { debtor } = row
  if (row.status !== 'CLOSED' || row.closedOn === null) return null
  const closedOn = day(row.closedOn)
  const { claim } = await loadClaim(house, tx, caseId, { asOf: closedOn })
  const language = isLanguage(debtor.language) ? debtor.language : 'en'
  const trail = await claimTrail(tx, caseId, closedOn)
  return {
    creditorId: row.creditorId,
    hasMail: debtor.contacts.length > 0,
    data: {
      language,
      ending: endingOf(row.closeCode),
      closedOn,
      caseNumber: row.number ?? '',
      creditorName: row.creditor.name,
      debtor: {
        name: debtor.name,
        addressLines: [
          debtor.street,
          [debtor.postalCode, debtor.city].filter(Boolean).join(' '),
          countryName(debtor.country, language),
        ].filter((line): line is string => Boolean(line)),
      },
      currency: claim.currency,
      invoices: claim.invoices.map(({ number, dueOn, amount }) => ({
        number,
        dueOn,
        amount,
        postings: madeInvoice(trail, number),
      })),
      received: sum(claim.receipts.map(({ amount }) => amount)),
      receivedPostings: sharedOut(trail),
      credit: claim.credit,
    },
  }
}
