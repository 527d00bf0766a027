import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import type { Auth } from './access/auth.ts'
import { appFaults } from './app-faults.ts'
import { agreementRoutes } from './agreements/agreement-routes.ts'
import { bankFileRoute } from './bank/bank-file-route.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { inboundMailRoute } from './contact/inbound-mail-route.ts'
import { letterRoutes } from './contact/letter-routes.ts'
import type { House } from './house.ts'
import { faultOf } from './log.ts'
import { pageChoices } from './page-choices.ts'
import { respondWithPage } from './page-response.ts'
import { chargebackRoutes } from './payments/chargeback-routes.ts'
import { receiptRoute } from './payments/receipt-route.ts'
import { webhookRoute } from './payments/webhook-route.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { planFeedRoute } from './plans/plan-feed-route.ts'
import { signedPlanRoute } from './plans/signed-plan-route.ts'
import { feeInvoiceRoute } from './remittances/fee-invoice-route.ts'
import { publicPages } from './public-pages.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { statementRoutes } from './reports/statement-routes.ts'
import { addressOf, contextOf, type Env } from './request.ts'
import { appRouter } from './router.ts'
import { appPolicy, securityHeaders } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'
import type { PageRenderer } from './pages.ts'

export type Web = {
  house: House
  auth: Auth
  files: StaticFiles
  pages: PageRenderer
  ready: () => Promise<Readiness>
  /** The one document of the app, whatever its address. */
  indexHtml: (path: string) => Promise<string>
}
export type Readiness = { ok: boolean; database: boolean; migrations: boolean; jobs: boolean }

const expected = new Set([
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'UNPROCESSABLE_CONTENT',
  'BAD_REQUEST',
  'TOO_MANY_REQUESTS',
])

/** Everything that is answered over HTTP, in the order in which it is tried. */
export function openHttp(web: Web): Hono<Env> {
  const { house, auth } = web
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    const started = performance.now()
    c.set('requestId', crypto.randomUUID().slice(0, 13))
    await next()
    c.res.headers.set('x-request-id', c.get('requestId'))
    house.log('debug', 'http', {
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routeOf(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    })
  })
  app.use(securityHeaders(house.config))
  app.use(pageChoices(house.config.publicUrl.startsWith('https://')))

  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const readiness = await web.ready()
    return c.json(readiness, readiness.ok ? 200 : 503)
  })

  app.on(['GET', 'POST'], '/api/auth/*', (c) => {
    // better-auth counts tries per address; it may only believe the address that we believe.
    const headers = new Headers(c.req.raw.headers)
    headers.set('x-saldo-ip', addressOf(c, house.config.trustedProxies))
    return auth.handler(new Request(c.req.raw, { headers }))
  })

  app.all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router: appRouter,
      createContext: () => contextOf(house, auth, c),
      onError({ error, path }) {
        if (expected.has(error.code)) return
        house.log('error', 'bug', { requestId: c.get('requestId'), path, ...faultOf(error.cause ?? error) })
      },
    }),
  )

  app.route('/', appFaults(web))
  app.route('/', agreementRoutes(web))
  app.route('/', caseRoutes(web))
  app.route('/', bankFileRoute(web))
  app.route('/', letterRoutes(web))
  app.route('/', signedPlanRoute(web))
  app.route('/', planFeedRoute(web))
  app.route('/', statementRoutes(web))
  app.route('/', reportRoutes(web))
  app.route('/', feeInvoiceRoute(web))
  app.route('/', inboundMailRoute(house))
  app.route('/', receiptRoute(web))
  app.route('/', chargebackRoutes(web))
  app.route('/', webhookRoute(house))
  app.route('/', portalRoutes(web))

  for (const path of ['/app', '/app/*', '/desk', '/desk/*']) {
    app.get(path, async (c) => {
      c.header('content-security-policy', appPolicy(house.config))
      c.header('cache-control', 'no-cache')
      return c.html(await web.indexHtml(c.req.path))
    })
  }

  app.route('/', publicPages(web))

  app.get('*', (c, next) => {
    const answer = web.files.answer(c.req.path, c.req.raw)
    return answer ? Promise.resolve(answer) : next()
  })

  app.notFound(async (c) => {
    const page = { page: 'message', tone: 'info', title: 'notFound.title', text: 'notFound.text' } as const
    return respondWithPage(web, c, page, { status: 404 })
  })
  app.onError((error, c) => {
    house.log('error', 'bug', {
      requestId: c.get('requestId'),
      route: routeOf(c.req.path),
      ...faultOf(error),
    })
    const reference = c.get('requestId')
    const page = { page: 'message', tone: 'bad', title: 'bug.title', text: 'bug.text', reference } as const
    // Where the page itself is what fails, one plain line still names the reference.
    return respondWithPage(web, c, page, { status: 500 }).catch(() =>
      c.text(`Something went wrong on our side. Reference: ${reference}`, 500),
    )
  })
  return app
}

/** The route without what is personal in it: tokens and ids never reach a log. */
const routeOf = (path: string) =>
  path
    .split('/')
    .slice(0, 3)
    .map((part) => (part.length > 20 ? ':id' : part))
    .join('/')
