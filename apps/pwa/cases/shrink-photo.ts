/** Photos above this size are offered smaller: below it nobody notices the difference on a phone's connection. */
export const largePhotoBytes = 1_500_000

export const isLargePhoto = ({ type, size }: Pick<File, 'type' | 'size'>): boolean =>
  (type === 'image/jpeg' || type === 'image/png') && size > largePhotoBytes

export const canShrink = (): boolean =>
  typeof OffscreenCanvas !== 'undefined' &&
  typeof createImageBitmap !== 'undefined' &&
  typeof Worker !== 'undefined'

/** Smaller copies, made beside the screen and not on it. A photo that cannot be read, or gains nothing, stays as it is. */
export async function shrinkPhotos(files: readonly File[]): Promise<File[]> {
  const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' })
  try {
    const copies: File[] = []
    for (const file of files) copies.push(await shrinkOne(worker, file))
    return copies
  } finally {
    worker.terminate()
  }
}

function shrinkOne(worker: Worker, file: File): Promise<File> {
  return new Promise((resolve) => {
    const keep = () => resolve(file)
    worker.onerror = keep
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => {
      if (!data || data.size >= file.size) return keep()
      resolve(new File([data], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' }))
    }
    worker.postMessage(file)
  })
}
