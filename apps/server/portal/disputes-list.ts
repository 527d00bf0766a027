import type { PortalDisputesPage } from '#shared/pages/dispute-pages.ts'
import type { Web } from '../http.ts'
import { blank } from '../page-form.ts'
import type { WebContext } from '../request.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

/** One's own disputes as they stand, with the answer to what was just done. */
export async function answerDisputes(
  web: Web,
  c: WebContext,
  ctx: DebtorCtx,
  rest: Partial<Pick<PortalDisputesPage, 'done' | 'disputeId' | 'form' | 'leftOut'>>,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const caller = callerFor(ctx)
  const page: PortalDisputesPage = {
    page: 'portal-disputes',
    view: await caller.portal.view(),
    disputes: await caller.disputes.own(),
    done: null,
    disputeId: null,
    leftOut: [],
    form: blank(['words', 'files']),
    ...rest,
  }
  return answerPage(web, c, page, { status, path: '/d/disputes', language: ctx.actor.language })
}
