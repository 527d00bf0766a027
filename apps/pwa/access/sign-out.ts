import { forgetSentDrafts } from '#pwa/offline/kept-drafts.ts'
import { forgetQueries } from '#pwa/offline/remembered-queries.ts'
import { askAuth } from './ask-auth.ts'

/**
 * Ends the session and forgets everything that this device kept of it. The page is loaded afresh, so that nothing of
 * the person stays in memory either.
 */
export async function signOut(to = '/app/sign-in'): Promise<void> {
  await askAuth('/sign-out', {})
  await forgetQueries()
  await forgetSentDrafts().catch(() => undefined)
  location.assign(to)
}

/** The same on every device where this person is signed in. */
export async function signOutEverywhere(): Promise<void> {
  await askAuth('/revoke-sessions', {})
  await signOut()
}
