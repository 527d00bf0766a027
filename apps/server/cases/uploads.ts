import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import { isDocumentKind, whyNotAddDocument, whyNotAttach } from '#shared/cases/document.ts'
import { type DocumentId, isId } from '#shared/ids.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { databaseCode } from '../db-faults.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import type { Ctx } from '../trpc.ts'
import { ofClaim } from './case-queries.ts'
import { type ReachedCase, reachCase } from './reach-case.ts'
import { storeDocument } from './store-document.ts'

export const uploadsPath = '/uploads'
const keptFor = 7 * 24 * 60 * 60 * 1000

export type Uploads = {
  /** Answers one request of the tus protocol for the person that the context names. */
  handle(request: Request, ctx: Ctx): Promise<Response>
}

/** Where half of a file waits for the other half. */
export const openUploadStore = ({ config }: Pick<House, 'config'>) =>
  new FileStore({ directory: join(config.varDir, 'uploads'), expirationPeriodInMilliseconds: keptFor })

/** Takes away what nobody has continued for a week. */
export const cleanUploads = (house: House) => openUploadStore(house).deleteExpired()

/**
 * Resumable uploads of documents (tus 1.0). The id of an upload is the id of the document it becomes, made by the
 * client: a lost answer, a second tab or a killed server never makes two documents of one file.
 */
export function openUploads(house: House): Uploads {
  const store = openUploadStore(house)
  const contexts = new WeakMap<Request, Ctx>()
  const ctxOf = (request: unknown): Ctx => {
    const ctx = contexts.get(request as Request)
    if (!ctx) throw new Error('An upload came in without its person')
    return ctx
  }

  const server = new Server({
    path: uploadsPath,
    relativeLocation: true,
    datastore: store,
    allowedOrigins: [house.config.publicUrl],
    namingFunction: (_request, metadata) => answered(async () => documentIdOf(metadata)),
    onUploadCreate: (request, upload) =>
      answered(async () => {
        const found = await caseOf(ctxOf(request), upload)
        await whyNotBegin(house, store, found, upload)
        return {}
      }),
    onUploadFinish: (request, upload) =>
      answered(async () => {
        await finish(ctxOf(request), upload)
        return {}
      }),
  })

  /** A whole file becomes a document; whatever comes of it, the bytes that waited are gone afterwards. */
  async function finish(ctx: Ctx, upload: Upload): Promise<void> {
    const { metadata, storage } = upload
    try {
      await storeDocument(ctx, await caseOf(ctx, upload), {
        documentId: documentIdOf(metadata),
        path: storage?.path ?? join(store.directory, upload.id),
        bytes: upload.size ?? 0,
        name: metadata?.name ?? 'document',
        kind: isDocumentKind(metadata?.kind) ? metadata.kind : 'OTHER',
        messageId: isId('message', metadata?.messageId) ? metadata.messageId : null,
        disputeId: isId('dispute', metadata?.disputeId) ? metadata.disputeId : null,
        directPaymentId: isId('directPayment', metadata?.directPaymentId) ? metadata.directPaymentId : null,
        costConsentId: isId('costConsent', metadata?.costConsentId) ? metadata.costConsentId : null,
      })
    } catch (error) {
      // Two answers at once for the same last byte: the other one has written the document.
      if (databaseCode(error) !== '23505') {
        if (isRefusal(error)) await store.remove(upload.id).catch(() => undefined)
        throw error
      }
    }
    await store.remove(upload.id).catch(() => undefined)
  }

  async function handle(request: Request, ctx: Ctx): Promise<Response> {
    if (!('userId' in ctx.actor)) return told(401, new Refusal('access.signedOut'))
    if (!['POST', 'HEAD', 'PATCH', 'DELETE'].includes(request.method))
      return new Response(null, { status: 405 })
    contexts.set(request, ctx)
    if (request.method === 'POST') return server.handleWeb(request)

    const id = new URL(request.url).pathname.slice(uploadsPath.length + 1)
    if (!isId('document', id)) return told(404, new Refusal('access.notFound'))
    const upload = await store.getUpload(id).catch(() => null)
    if (!upload) return (await arrived(ctx, id, request.method)) ?? told(404, new Refusal('access.notFound'))
    if (!(await caseOf(ctx, upload).catch(() => null))) return told(404, new Refusal('access.notFound'))
    // The server may have been killed between the last byte and the document: whoever asks next finishes it.
    if (request.method === 'HEAD' && upload.size !== undefined && upload.offset === upload.size) {
      const fault = await finish(ctx, upload).then(
        () => null,
        (error: unknown) => error,
      )
      if (fault && !isRefusal(fault)) throw fault
      return (await arrived(ctx, id, 'HEAD')) ?? new Response(null, { status: 410, headers: tusHeaders })
    }
    return server.handleWeb(request)
  }
  return { handle }

  /** The answers to a repeated message when throwing would leave the protocol: our refusals as its errors. */
  async function answered<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (isRefusal(error))
        throw { status_code: statusOf(error), body: JSON.stringify({ refusal: error.toJSON() }) }
      house.log('error', 'bug', { path: uploadsPath, ...faultOf(error) })
      throw { status_code: 500, body: '{}' }
    }
  }
}

const tusHeaders = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }

/** A document that is already in the case: the client that lost our answer learns that nothing is left to send. */
async function arrived(ctx: Ctx, id: DocumentId, method: string): Promise<Response | null> {
  const row = await ctx.house.db.document.findUnique({
    where: { id },
    select: { caseId: true, sizeBytes: true, messageId: true },
  })
  const action = row?.messageId ? attaching(ctx) : 'cases.removeDocument'
  if (!row || !(await reachCase(ctx, action, row.caseId))) return null
  const size = String(row.sizeBytes)
  const headers = { ...tusHeaders, 'upload-offset': size, 'upload-length': size }
  return new Response(null, { status: method === 'HEAD' ? 200 : 409, headers })
}

/** The case that an upload names in its metadata, if this person may write to it. */
async function caseOf(ctx: Ctx, upload: Upload): Promise<ReachedCase> {
  const { caseId, messageId } = upload.metadata ?? {}
  const found = await reachCase(ctx, messageId ? attaching(ctx) : 'cases.removeDocument', caseId)
  if (!found) throw new Refusal('access.notFound')
  return found
}

/** Whoever may write in a conversation may attach to what they wrote. */
const attaching = ({ actor }: Ctx) =>
  actor.kind === 'creditor' ? ('contact.writeToDesk' as const) : ('contact.answerDebtor' as const)

function documentIdOf(metadata: Record<string, string | null> | undefined): DocumentId {
  const id = metadata?.documentId
  if (!isId('document', id)) throw new Refusal('access.notFound')
  return id
}

async function whyNotBegin(
  house: House,
  store: FileStore,
  found: ReachedCase,
  upload: Upload,
): Promise<void> {
  const begun = await store.getUpload(upload.id).catch(() => null)
  if (begun && begun.metadata?.caseId !== found.caseId) throw new Refusal('access.notFound')
  const row = await house.db.document.findUnique({ where: { id: upload.id }, select: { caseId: true } })
  if (row && row.caseId !== found.caseId) throw new Refusal('access.notFound')
  const arrivedAlready = await house.db.document.count({ where: { ...ofClaim, caseId: found.caseId } })
  const present = arrivedAlready + (row ? 0 : await waiting(store, found.caseId, upload.id))
  const bytes = upload.size ?? 0
  const refusal = row
    ? null
    : upload.metadata?.messageId
      ? whyNotAttach({ present: 0, bytes })
      : whyNotAddDocument({ status: found.status, present, bytes })
  if (refusal) throw refusal
}

/** How many other files of a case are half way here, so that nobody fills the disk with halves. */
async function waiting(store: FileStore, caseId: string, exceptId: string): Promise<number> {
  const ids = (await store.configstore.list?.()) ?? []
  const others = await Promise.all(ids.filter((id) => id !== exceptId).map((id) => store.configstore.get(id)))
  return others.filter((upload) => upload?.metadata?.caseId === caseId).length
}

const statusOf = ({ code }: Refusal) =>
  code === 'access.notFound'
    ? 404
    : code === 'files.tooLarge'
      ? 413
      : code === 'files.typeNotAllowed'
        ? 415
        : 422

const told = (status: number, refusal: Refusal) =>
  Response.json({ refusal: refusal.toJSON() }, { status, headers: tusHeaders })
