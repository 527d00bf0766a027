import type { Actor } from '#shared/access/actor.ts'
import { isLanguage } from '#shared/languages.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { type MailData, type MailKind, oweMail } from '../outgoing-mail.ts'
import { issueLink, newLinkSecret } from './issue-link.ts'

type DebtorMail = {
  caseId: string
  creditorId: string
  kind: MailKind
  /** Names the cause; one mail goes to each known address. */
  key: string
  data: MailData
}

const system: Actor = { kind: 'system', language: 'en' }

/**
 * Owes a debtor a mail at every known address, each in its own language and with a link of its own: the secret of an
 * earlier one is not known to us any more. Names of case and creditor come along.
 */
export async function oweDebtorMail(
  house: Pick<House, 'clock' | 'config' | 'jobs'>,
  tx: Tx,
  { caseId, creditorId, kind, key, data }: DebtorMail,
): Promise<void> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      creditor: { select: { name: true } },
      collector: { select: { name: true } },
      debtor: { select: { name: true, language: true, contacts: { where: { kind: 'EMAIL' } } } },
    },
  })
  const { number, creditor, collector, debtor } = row
  for (const contact of debtor.contacts) {
    const mailKey = `${key}:${contact.id}`
    if ((await tx.outgoingMail.count({ where: { key: mailKey } })) > 0) continue
    const { secret, url } = newLinkSecret(house)
    await issueLink(house, tx, system, { caseId, creditorId, contactId: contact.id }, secret)
    await oweMail(house, tx, {
      key: mailKey,
      kind,
      recipient: contact.value,
      language: [contact.language, debtor.language].find(isLanguage) ?? 'en',
      caseId,
      creditorId,
      data: {
        ...data,
        caseNumber: number ?? '',
        creditorName: creditor.name,
        debtorName: debtor.name,
        collectorName: collector?.name ?? '',
      },
      secrets: { link: url },
    })
  }
}
