import { type Browser, expect, type Page } from '@playwright/test'
import type { CaseId } from '#shared/ids.ts'
import { debtorOnPhone } from './money.ts'
import { enterAs, marta, type Person } from './people.ts'
import { wordsOf } from './words.ts'
import type { World } from './world.ts'

/** What both sides do in every story of a negotiation. */
const t = wordsOf('en')
const invoice = 'F-2026-77'

/** A debt of a company of its own, its debtor behind the link on a phone, and the desk on a wide screen. */
export async function begin(
  world: World,
  browser: Browser,
  desk: Page,
  amount: string,
  { manager = marta, name }: { manager?: () => Promise<Person>; name?: string } = {},
) {
  const owing = { company: 'Aceros Trato', invoice, amount, manager, ...(name ? { name } : {}) }
  const { creditor, email, caseId, phone, debtor } = await debtorOnPhone(world, browser, owing)
  await enterAs(desk, await manager())
  return { creditor, email, caseId, debtor, phone, desk }
}

/** Eighteen payments: more than any mandate of ours grants by itself. */
export async function offer(debtor: Page, words: string) {
  await debtor.goto('/d/plan')
  await debtor.locator('#count').fill('18')
  await debtor.getByRole('button', { name: t('plan-page:choose.go') }).click()
  await debtor.locator('#words').fill(words)
  await debtor.getByRole('button', { name: t('plan-page:next.send') }).click()
  await expect(debtor.getByText(t('plan-page:done.sentTitle'))).toBeVisible()
}

export async function openAtDesk(desk: Page, caseId: CaseId) {
  await desk.goto(`/desk/cases/${caseId}`)
  await expect(desk.getByRole('heading', { name: t('plans:title') })).toBeVisible()
}

/** The screen of the other side shows it within five seconds and without being loaded again. */
export async function shows(page: Page, heading: string) {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 25_000 })
}

export async function sign(debtor: Page) {
  await debtor.locator('#name').fill('Grace Hollins')
  await debtor.getByRole('button', { name: t('plan-page:sign.button') }).click()
  await expect(debtor.getByText(t('plan-page:done.signedTitle'))).toBeVisible()
}

export const standing = async (world: World, caseId: CaseId) =>
  (
    await world.sql<{ status: string; round: number }>(
      `select status, round from "Negotiation" where "caseId" = $1 order by "startedAt" desc limit 1`,
      [caseId],
    )
  )[0]
