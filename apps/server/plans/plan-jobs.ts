import { timeZone } from '#shared/countries.ts'
import { day, instant } from '#shared/dates.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { fromBigInt } from '#shared/money.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { sha256Of } from '../contact/send-letter.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { renderPdf } from '../ports/pdf.ts'
import { planPaper } from './plan-paper.ts'

export const planWithCase = {
  instalments: { orderBy: { number: 'asc' } },
  case: {
    select: {
      id: true,
      number: true,
      enteredById: true,
      onBehalfOfId: true,
      managerId: true,
      debtor: {
        select: { name: true, country: true, street: true, postalCode: true, city: true },
      },
      creditor: { select: { id: true, name: true, country: true } },
    },
  },
} as const

const planOf = (house: House, planId: string) =>
  house.db.plan.findUniqueOrThrow({
    where: { id: planId },
    relationLoadStrategy: 'join',
    include: planWithCase,
  })

/** Prints what was signed and keeps it, once, whoever asks first: the job, or a debtor who saves it at once. */
export async function keepPaper(house: House, planId: string): Promise<string> {
  const plan = await planOf(house, planId)
  if (plan.paperKey) return plan.paperKey
  const { case: file } = plan
  const { debtor } = file
  const language: Language = isLanguage(plan.language) ? plan.language : 'en'
  const paper = planPaper({
    language,
    agency: house.config.agency,
    caseNumber: file.number ?? '',
    signedAt: instant(plan.signedAt.toISOString()),
    signedOn: day(plan.signedOn),
    timeZone: timeZone(debtor.country),
    signerName: plan.signerName,
    address: plan.ipAddress,
    textSha256: plan.textSha256,
    text: plan.text.split('\n'),
    creditorName: file.creditor.name,
    debtor: {
      name: debtor.name,
      addressLines: [debtor.street, [debtor.postalCode, debtor.city].filter(Boolean).join(' ')].filter(
        (line): line is string => Boolean(line),
      ),
    },
    currency: plan.currency,
    total: fromBigInt(plan.totalMinor),
    instalments: plan.instalments.map(({ number, statutoryOn, dueOn, amountMinor }) => ({
      number,
      statutoryOn: day(statutoryOn),
      dueOn: day(dueOn),
      amount: fromBigInt(amountMinor),
    })),
  })
  const bytes = await renderPdf(paper)
  const { key } = await house.files.put(bytes)
  await house.db.plan.updateMany({
    where: { id: planId, paperKey: null },
    data: { paperKey: key, paperSha256: sha256Of(bytes) },
  })
  return (await planOf(house, planId)).paperKey ?? key
}

/** Prints what was signed, keeps it, and sends it to both sides. Running twice changes nothing. */
export async function printPlan(house: House, planId: string): Promise<void> {
  await keepPaper(house, planId)
  const plan = await planOf(house, planId)
  const { case: file } = plan
  const [first] = plan.instalments
  const facts = {
    planId,
    currency: plan.currency,
    totalMinor: Number(plan.totalMinor),
    count: plan.instalments.length,
    firstMinor: Number(first?.amountMinor ?? 0n),
    firstOn: first?.dueOn ?? plan.signedOn,
    signerName: plan.signerName,
  }
  const creditorId = file.creditor.id
  await inTransaction(house.db, { kind: 'system', language: 'en' }, async (tx) => {
    const key = `plan-signed:${planId}`
    await oweDebtorMail(house, tx, { caseId: file.id, creditorId, kind: 'plan-signed', key, data: facts })
    const personId = file.onBehalfOfId ?? file.enteredById
    for (const reader of await creditorReaders(tx, { creditorId, personId })) {
      await oweMail(house, tx, {
        key: `plan-begun:${planId}:${reader.userId}`,
        kind: 'plan-begun',
        recipient: reader.email,
        language: reader.language,
        caseId: file.id,
        creditorId,
        data: {
          ...facts,
          caseId: file.id,
          name: reader.name,
          caseNumber: file.number ?? '',
          debtorName: file.debtor.name,
        },
      })
    }
  })
}
