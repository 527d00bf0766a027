import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Browser, expect, type Page } from '@playwright/test'
import type { CaseId } from '#shared/ids.ts'
import { phoneSize, unlock } from './debtor.ts'
import { activeCase, type CreditorPerson, type Debt, newCreditor, type Person } from './people.ts'
import { type Axe, need, type World } from './world.ts'

/* What every story about money does, and the question that each of them ends with. */

const run = promisify(execFile)

/** What the doctor of the product says about the whole database of the story: nothing, where everything adds up. */
async function faultOfBooks(): Promise<string> {
  const doctor = ['apps/launcher/launch.mjs', 'saldo', 'doctor', '--json']
  const env = { ...process.env, DATABASE_URL: need('SALDO_DATABASE_URL') }
  try {
    const { stdout } = await run(process.execPath, doctor, { env })
    return (JSON.parse(stdout) as { ok: boolean }).ok ? '' : stdout
  } catch (fault) {
    return String((fault as { stderr?: string }).stderr ?? fault)
  }
}

/** Every story about money ends here. What another story is writing at this moment is waited for, and nothing else. */
export async function booksAddUp() {
  await expect
    .poll(faultOfBooks, { timeout: 60_000, intervals: [0, 1_000], message: 'saldo doctor' })
    .toBe('')
}

/** No fault that axe can find, and enough contrast in the dark as well, which is all that is different there. */
export async function inBothLights(page: Page, axe: Axe) {
  const inLight = async (colorScheme: 'dark' | 'light', rules: string[]) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The colours of this light are there with the second frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await axe(page, rules)
  }
  await inLight('dark', ['color-contrast'])
  await inLight('light', [])
}

type Owing = Pick<Debt, 'name' | 'country'> & {
  /** The name of a new company, or a company that is there already. */
  company: string | CreditorPerson
  invoice: string
  amount: string
  manager?: () => Promise<Person>
}

/** How most stories about money begin: a debt of one invoice, and its debtor, who has opened the link on a phone. */
export async function debtorOnPhone(
  world: World,
  browser: Browser,
  { company, invoice, amount, manager, ...debt }: Owing,
) {
  const creditor = typeof company === 'string' ? await newCreditor(world.unique(company)) : company
  const email = addressFor(world, invoice)
  const invoices = [{ number: invoice, amount, daysOverdue: 20 }]
  const placed = await activeCase(world, creditor, { ...debt, email, invoices }, manager)
  const phone = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const debtor = await phone.newPage()
  await unlock(debtor, placed.link, invoice)
  return { ...placed, creditor, email, phone, debtor }
}

/** A mail address that nobody else in this run has. */
export const addressFor = (world: World, name: string): string =>
  `${world
    .unique(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')}@debtors.example`

/** A sweep of the server runs now, and not when its turn comes; what it does is done afterwards. */
export async function runNow(world: World, sweep: string) {
  const [job] = await world.sql<{ id: string }>(`insert into pgboss.job (name) values ($1) returning id`, [
    sweep,
  ])
  const stateOf = async () => {
    const [row] = await world.sql<{ state: string }>(`select state from pgboss.job where id = $1`, [job?.id])
    return row?.state
  }
  await expect.poll(stateOf, { timeout: 60_000, message: sweep }).toBe('completed')
}

/** What lies still for ten seconds before it takes effect: the job that then does it, and how that names it. */
const lyingStill = {
  Refund: ['payments.order-refund', 'refundId'],
  PayBack: ['bank.order-pay-back', 'payBackId'],
  Correction: ['corrections.carry-out', 'correctionId'],
  RemittanceRun: ['remittances.send', 'runId'],
} as const

/**
 * What can be taken back for ten seconds only, with as much time for looking at it as a slow machine needs: it lies still
 * for an hour, and takes effect at once when it is let go. Its seconds are no figures of the books.
 */
export async function lieStill(
  world: World,
  table: keyof typeof lyingStill,
  [column, value]: readonly [column: 'caseId' | 'subjectId' | 'status', value: string],
) {
  const [job, key] = lyingStill[table]
  const held = `select id from "${table}" where "${column}" = $1 and "heldUntil" > now()`
  const found = async () => (await world.sql<{ id: string }>(held, [value]))[0]?.id
  await expect.poll(found, { timeout: 30_000, intervals: [50], message: `${table} lies still` }).toBeTruthy()
  const id = await found()
  const wait = async (seconds: number) => {
    const later = [id, seconds]
    await world.sql(`set session_replication_role = 'replica'`)
    await world.sql(
      `update "${table}" set "heldUntil" = now() + make_interval(secs => $2::int) where id = $1`,
      later,
    )
    await world.sql(`set session_replication_role = 'origin'`)
    await world.sql(
      `update pgboss.job set start_after = now() + make_interval(secs => $2::int)
       where name = '${job}' and data ->> '${key}' = $1 and state = 'created'`,
      later,
    )
  }
  await wait(3_600)
  return { letGo: () => wait(0) }
}

export type Transfer = { iban: string; amount: string; reference?: string; payer?: string; text?: string }

/** Somebody transfers at the demo's bank; within seconds its notice lies in the folder that the server watches. */
export async function transferAtBank(transfer: Transfer) {
  const body = new URLSearchParams({ currency: 'EUR', payer: 'Hollins & Sons Ltd', ...transfer })
  const answer = await fetch(`${need('SALDO_SANDBOX_URL')}/bank`, {
    method: 'POST',
    body,
    redirect: 'manual',
  })
  expect(answer.status, 'the bank takes the transfer').toBe(303)
}

/** The account and the reference that the debtor of a case reads behind the link. */
export async function transferFields(debtor: Page): Promise<{ iban: string; reference: string }> {
  await debtor.goto('/d/pay')
  const read = async (field: string) =>
    (await debtor.locator(`[data-transfer=${field}]`).innerText()).replaceAll(/\s/g, '')
  return { iban: await read('iban'), reference: await read('reference') }
}

/** What stands on an account of the books, of one case or of everything of a company. */
export async function balance(world: World, kind: string, of: { caseId?: CaseId; creditorId?: string }) {
  const [row] = await world.sql<{ amount: string }>(
    `select coalesce(sum(e."amountMinor"), 0) as amount from "LedgerEntry" e
     join "LedgerTransaction" t on t.id = e."transactionId" join "LedgerAccount" a on a.id = e."accountId"
     where a.kind = $1 and ($2::text is null or t."caseId" = $2) and ($3::text is null or t."creditorId" = $3)`,
    [kind, of.caseId ?? null, of.creditorId ?? null],
  )
  return Number(row?.amount)
}

/** The bytes of a file behind a link, as whoever is signed in there gets them. */
export async function fileBehind(page: Page, href: string) {
  const answer = await page.request.get(href)
  expect(answer.status(), href).toBe(200)
  return answer.body()
}
