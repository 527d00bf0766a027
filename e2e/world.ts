import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import pg from 'pg'

/**
 * What a story may look at besides the screen: the database and the mailbox. A story ends by asking them, because a
 * screen can say anything.
 */
export type World = {
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  mailTo(address: string, subject?: RegExp): Promise<Mail>
  mailsTo(address: string): Promise<Mail[]>
  /** A name that nobody else in this run has. */
  unique(name: string): string
}

export type Mail = { id: string; subject: string; text: string; html: string; attachments: string[] }

export const need = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: run the stories with npm test`)
  return value
}

let counter = 0

/** Looks for faults with every rule, or with a few that are named. */
export type Axe = (page?: Page, only?: string[]) => Promise<void>

export const test = base.extend<{ world: World; axe: Axe }>({
  world: async ({ browserName: _ }, use) => {
    const client = new pg.Client({ connectionString: need('SALDO_DATABASE_URL') })
    await client.connect()
    const mailbox = need('SALDO_MAILBOX_URL')
    const mailsTo = async (address: string): Promise<Mail[]> => {
      const all = (await (await fetch(`${mailbox}/api/email`)).json()) as RawMail[]
      return all
        .filter((mail) => mail.to.some((to) => to.address.toLowerCase() === address.toLowerCase()))
        .map(mailOf)
    }
    await use({
      sql: async (text, values = []) => (await client.query(text, values)).rows,
      mailsTo,
      async mailTo(address, subject = /./) {
        const found = async () => (await mailsTo(address)).filter((mail) => subject.test(mail.subject)).at(-1)
        await expect
          .poll(found, { timeout: 20_000, message: `a mail to ${address} about ${subject}` })
          .toBeTruthy()
        return (await found()) as Mail
      },
      unique: (name) => `${name} ${process.pid}-${(counter += 1)}`,
    })
    await client.end()
  },
  /** No screen that a story meets may have a fault that axe can find. What still moves is waited for. */
  axe: async ({ page }, use) => {
    await use(async (which = page, only = []) => {
      const builder = new AxeBuilder({ page: which })
      if (only.length > 0) builder.withRules(only)
      else builder.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      // What fades in or out is over within this; what runs for seconds, as the time for an undo, is not waited for.
      await which.waitForTimeout(300)
      const { violations } = await builder.analyze()
      const told = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
      )
      expect(told.join('\n'), `axe on ${which.url()}`).toBe('')
    })
  },
})

type RawMail = {
  id: string
  subject: string
  text?: string
  html?: string
  to: { address: string }[]
  attachments?: { fileName?: string; generatedFileName?: string }[]
}

const mailOf = (raw: RawMail): Mail => ({
  id: raw.id,
  subject: raw.subject,
  text: raw.text ?? '',
  html: raw.html ?? '',
  attachments: (raw.attachments ?? []).map((file) => file.fileName ?? file.generatedFileName ?? ''),
})

export { expect }
