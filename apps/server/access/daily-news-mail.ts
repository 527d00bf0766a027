import { type MailContext, type MailParts, mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'

/** All news of a day in one mail: the subject of each, and the way to where they stand in full. */
export function dailyNewsMail(
  data: MailContext & { name: string; items: readonly string[]; url: string },
): MailParts {
  const words = wordsFor(data.language, 'mails')
  return mailParts(data, {
    subject: words('dailyNews.subject'),
    name: data.name,
    paragraphs: [words('dailyNews.opening'), ...data.items.map((item) => `• ${item}`)],
    action: { label: words('dailyNews.action'), url: data.url },
    afterwards: [words('dailyNews.why')],
  })
}
