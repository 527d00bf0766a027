import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Theme = Record<string, string>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Reads the hex colours of the first rule that starts with this selector. */
function colours(selector: string): Theme {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  const pairs = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)]
  return Object.fromEntries(pairs.map(([, name, hex]) => [name, hex]))
}

const light = colours(':root')
const dark = colours(':root[data-theme="dark"]')
const darkBySystem = colours(':root:not([data-theme="light"])')

/** Relative luminance, WCAG 2.2 §1.4.3. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(theme: Theme, front: string, back: string): number {
  const [a, b] = [theme[front], theme[back]]
  if (!a || !b) throw new Error(`tokens.css lacks --${a ? back : front}`)
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'surface', 'sunken']
const words = ['ink', 'ink-soft', 'primary', 'attention', 'bad', 'good']
const textPairs = [
  ...words.flatMap((word) => grounds.map((ground) => [word, ground] as const)),
  ...['primary', 'attention', 'bad', 'good'].flatMap((tone) =>
    [tone, 'ink', 'ink-soft'].map((word) => [word, `${tone}-soft`] as const),
  ),
  ['on-primary', 'primary'] as const,
  ['on-primary', 'primary-hover'] as const,
  ['primary-hover', 'surface'] as const,
  ['primary-hover', 'paper'] as const,
  ['on-bad', 'bad'] as const,
  ['on-bad', 'bad-hover'] as const,
]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s theme', (_name, theme) => {
  test.each(textPairs)('text %s on %s reaches 4.5:1', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(grounds)('the outline of a control on %s reaches 3:1 (WCAG 2.2 §1.4.11)', (ground) => {
    expect(contrast(theme, 'edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

test('the dark theme is the same by system and by choice', () => {
  expect(darkBySystem).toEqual(dark)
  expect(Object.keys(dark)).toEqual(Object.keys(light))
})
