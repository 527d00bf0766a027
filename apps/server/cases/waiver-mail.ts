import { isLanguage } from '#shared/languages.ts'
import { type Currency, formatMoney, minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { type BuildMail, oweMail } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

type Asked = {
  waiverId: string
  caseId: string
  creditorId: string
  askedById: string
  askedByName: string
  amountMinor: number
  currency: Currency
  reason: string
}

/** Every account manager but the one who asked may be the second person; whoever is first to decide, decides. */
export async function askSecondPerson(house: House, tx: Tx, asked: Asked): Promise<void> {
  const { caseId, creditorId, askedById, ...facts } = asked
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: { number: true, creditor: { select: { name: true } }, debtor: { select: { name: true } } },
  })
  const others = await tx.user.findMany({
    where: { staffRole: 'manager', disabledAt: null, id: { not: askedById } },
    orderBy: { id: 'asc' },
    select: { id: true, email: true, name: true, language: true },
  })
  for (const { id, email, name, language } of others)
    await oweMail(house, tx, {
      key: `waiver-waiting:${asked.waiverId}:${id}`,
      kind: 'waiver-waiting',
      recipient: email,
      language: isLanguage(language) ? language : 'en',
      caseId,
      creditorId,
      data: {
        ...facts,
        caseId,
        caseNumber: file.number ?? '',
        creditorName: file.creditor.name,
        debtorName: file.debtor.name,
        name,
      },
    })
}

/** A waiver that somebody has decided while the mail had to wait, waits no more. */
export const buildWaiverWaiting: BuildMail = async ({ db, config }, data, _secrets, language) => {
  const waiver = await db.interestWaiver.findUnique({
    where: { id: String(data['waiverId']) },
    select: { decidedAt: true },
  })
  if (!waiver || waiver.decidedAt) return null
  const words = wordsFor(language, 'mails')
  return mailParts(
    { language, agency: config.agency },
    {
      subject: words('waiverWaiting.subject', { number: String(data['caseNumber']) }),
      name: String(data['name']),
      paragraphs: [
        words('waiverWaiting.opening', {
          asker: String(data['askedByName']),
          debtor: String(data['debtorName']),
          creditor: String(data['creditorName']),
        }),
        String(data['reason']),
      ],
      figures: [
        {
          label: words('waiverWaiting.amount'),
          value: formatMoney(minor(Number(data['amountMinor'])), String(data['currency']), language),
          strong: true,
        },
      ],
      action: {
        label: words('waiverWaiting.action'),
        url: `${config.publicUrl}/desk/inbox/WAIVER:${String(data['waiverId'])}`,
      },
      afterwards: [words('waiverWaiting.who'), words('waiverWaiting.silence')],
    },
  )
}
