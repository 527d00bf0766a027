import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { fileResponse } from '../file-response.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { reachCase } from './reach-case.ts'
import { openUploads, uploadsPath } from './uploads.ts'

/** What cases answer beside procedures: files on their way in, and files on their way out. */
export function caseRoutes({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  const uploads = openUploads(house)

  for (const path of [uploadsPath, `${uploadsPath}/:id`]) {
    app.all(path, async (c) => uploads.handle(c.req.raw, await contextOf(house, auth, c)))
  }

  app.get('/files/documents/:id', async (c) => {
    const ctx = await contextOf(house, auth, c)
    const id = c.req.param('id')
    if (!isId('document', id)) return c.notFound()
    const row = await house.db.document.findUnique({
      where: { id },
      include: { message: { select: { audience: true } } },
    })
    // What a debtor sent us, or we sent them, is between the debtor and the desk.
    if (row?.message?.audience === 'debtor' && ctx.actor.kind === 'creditor') return c.notFound()
    if (!row || row.removedAt || !(await reachCase(ctx, 'cases.page', row.caseId))) return c.notFound()
    const { fileKey, name, mediaType, sizeBytes } = row
    const file = { key: fileKey, name, type: mediaType, size: sizeBytes }
    return fileResponse(house, file, { inline: c.req.query('show') !== undefined })
  })
  return app
}
