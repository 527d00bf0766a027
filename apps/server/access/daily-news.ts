import { isLanguage } from '#shared/languages.ts'
import type { House } from '../house.ts'
import { type MailBuilders, type MailData, type MailKind, oweMail } from '../outgoing-mail.ts'

type Held = { id: string; kind: string; recipient: string; data: unknown }

/** Once a day: what was held back for people who want their news together becomes one mail to each of them. */
export async function sendDailyNews(house: House, builders: Partial<MailBuilders>): Promise<void> {
  const held = await house.db.outgoingMail.findMany({
    where: { sentAt: null, failedAt: null, data: { path: ['held'], equals: true } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, recipient: true, data: true },
  })
  for (const [recipient, mails] of Map.groupBy(held, (mail) => mail.recipient)) {
    await sendTogether(house, builders, recipient, mails)
  }
}

async function sendTogether(house: House, builders: Partial<MailBuilders>, recipient: string, mails: Held[]) {
  const [first] = mails
  if (!first) return
  const user = await house.db.user.findUnique({
    where: { email: recipient },
    select: { name: true, language: true },
  })
  const language = isLanguage(user?.language) ? user.language : 'en'
  const items: string[] = []
  for (const { kind, data } of mails) {
    const parts = await builders[kind as MailKind]?.(house, data as MailData, {}, language)
    if (parts) items.push(parts.subject)
  }
  await house.db.$transaction(async (tx) => {
    const key = `daily-news:${first.id}`
    await oweMail(house, tx, {
      key,
      kind: 'daily-news',
      recipient,
      language,
      data: { name: user?.name ?? '', items },
    })
    await tx.outgoingMail.updateMany({
      where: { id: { in: mails.map(({ id }) => id) }, sentAt: null },
      data: { sentAt: new Date(house.clock.now()), messageId: key },
    })
  })
}
