declare module 'heic-convert' {
  export default function convert(picture: {
    buffer: Uint8Array
    format: 'JPEG' | 'PNG'
    quality?: number
  }): Promise<Uint8Array<ArrayBuffer>>
}
