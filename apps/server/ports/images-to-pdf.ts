import type { Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { heicToJpeg } from './heic.ts'
import { renderPdf } from './pdf.ts'

export type Picture = {
  type: 'jpeg' | 'png' | 'heic'
  bytes: Uint8Array
  /** What the picture shows, for those who hear it read. */
  caption: string
}

export type PictureBook = { title: string; language: Language; issuedAt: Instant; pictures: Picture[] }

/** Photographed pages as one PDF, a page each. A JPEG goes in as it is: nothing of the evidence is lost. */
export async function imagesToPdf({ title, language, issuedAt, pictures }: PictureBook): Promise<Uint8Array> {
  const ready = await Promise.all(
    pictures.map(async ({ type, bytes, caption }, place) =>
      type === 'heic'
        ? { path: `pictures/${place}.jpg`, bytes: await heicToJpeg(bytes), caption }
        : { path: `pictures/${place}.${type === 'jpeg' ? 'jpg' : 'png'}`, bytes, caption },
    ),
  )
  return renderPdf({
    template: 'ports/images.typ',
    language,
    pictures: Object.fromEntries(ready.map(({ path, bytes }) => [path, bytes])),
    data: {
      title,
      language,
      issuedAt,
      pictures: ready.map(({ path, caption }) => ({ path: `/${path}`, caption })),
    },
  })
}
