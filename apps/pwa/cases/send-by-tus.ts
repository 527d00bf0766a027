import type { DetailedError, Upload } from 'tus-js-client'
import { type Sending, type Transport, UploadRefused } from './upload-queue.ts'

/** The largest piece of one request; what has arrived of a broken one counts all the same. */
const pieceBytes = 5 * 1024 * 1024
const endpoint = '/uploads'

/** Resumable upload by the tus protocol. Its code is fetched with the first file, so that no screen waits for it. */
export const sendByTus: Transport = (file, on): Sending => {
  let upload: Upload | null = null
  let isStopped = false
  const done = (async () => {
    const tus = await import('tus-js-client')
    if (isStopped) return
    await new Promise<void>((resolve, reject) => {
      upload = new tus.Upload(new Blob([file.bytes], { type: file.type }), {
        endpoint,
        uploadUrl: file.isBegun ? `${endpoint}/${file.documentId}` : null,
        chunkSize: pieceBytes,
        // The queue decides when to try again, because it knows the other files and the network.
        retryDelays: null,
        storeFingerprintForResuming: false,
        metadata: {
          documentId: file.documentId,
          caseId: file.caseId,
          name: file.name,
          kind: file.kind,
          ...(file.disputeId ? { disputeId: file.disputeId } : {}),
          ...(file.directPaymentId ? { directPaymentId: file.directPaymentId } : {}),
          ...(file.costConsentId ? { costConsentId: file.costConsentId } : {}),
          ...(file.messageId ? { messageId: file.messageId } : {}),
        },
        onUploadUrlAvailable: on.begun,
        onProgress: on.progress,
        onSuccess: () => resolve(),
        onError: (error) => reject(refusalIn(error) ?? error),
      })
      upload.start()
    })
  })()
  return {
    done,
    async stop(forGood) {
      isStopped = true
      await upload?.abort(forGood)
    },
  }
}

/** What the server said no to, in the words that every refusal has. */
function refusalIn(error: Error | DetailedError): UploadRefused | null {
  const response = 'originalResponse' in error ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
  if (status < 400 || status >= 500 || status === 409 || status === 423 || status === 429) return null
  try {
    const { refusal } = JSON.parse(response?.getBody() ?? '') as { refusal: UploadRefused['refusal'] }
    return new UploadRefused(refusal)
  } catch {
    return new UploadRefused({ code: 'app.bug', params: { reference: String(status) } })
  }
}
