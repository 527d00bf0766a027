import { encode } from 'uqr'

/** The printed code is 46 mm wide, with a Swiss cross of 7 mm in its middle (Swiss Implementation Guidelines, 6.4). */
const width = 46
const cross = { edge: 7, field: 6, long: 3.89, thick: 1.17 }

/**
 * The code of a Swiss QR bill as a picture: error level M, at most version 25, the cross over its middle, which the error
 * correction makes good. One path for all squares: a rectangle for each would weigh ten times as much.
 */
export function swissCode(text: string): string {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: false, maxVersion: 25, border: 0 })
  const squares = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width}" width="${width}mm" height="${width}mm">`,
    `<rect width="${width}" height="${width}" fill="#fff"/>`,
    `<path transform="scale(${width / size})" shape-rendering="crispEdges" d="${squares}"/>`,
    centred(cross.edge, cross.edge, '#fff'),
    centred(cross.field, cross.field, '#000'),
    centred(cross.long, cross.thick, '#fff'),
    centred(cross.thick, cross.long, '#fff'),
    '</svg>',
  ].join('')
}

const centred = (wide: number, high: number, colour: string) =>
  `<rect x="${(width - wide) / 2}" y="${(width - high) / 2}" width="${wide}" height="${high}" fill="${colour}"/>`
