/** Long enough for the smallest print on a photographed A4 page. */
const longestSide = 2_400
const quality = 0.8

addEventListener('message', ({ data }: MessageEvent<File>) => {
  void shrink(data).then(
    (copy) => postMessage(copy),
    () => postMessage(null),
  )
})

async function shrink(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const brush = canvas.getContext('2d')
  if (!brush) return null
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
