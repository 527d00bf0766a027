import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import type { CaseId } from '#shared/ids.ts'
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
