import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/refusal.ts'

/** A photo of 12 megapixels takes some two seconds; what takes thirty times as long is not a photo. */
const longestMs = 60_000

/**
 * A phone's HEIC as a JPEG, turned the right way up. Decoding is heavy and the bytes come from strangers, so
 * it happens in a thread of its own that is given up when it takes too long.
 */
export async function heicToJpeg(heic: Uint8Array): Promise<Uint8Array> {
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData: heic,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  try {
    const [jpeg] = await once(worker, 'message', { signal: AbortSignal.timeout(longestMs) })
    return jpeg as Uint8Array
  } catch (error) {
    // Broken, or too large to decode in the time and memory it is given: the person can send a JPEG instead.
    throw Object.assign(new Refusal('files.unreadable'), { cause: error })
  } finally {
    await worker.terminate()
  }
}
