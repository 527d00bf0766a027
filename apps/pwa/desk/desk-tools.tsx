import { lazy, Suspense, useState } from 'react'
import { type Keys, useKeys } from './use-keys.ts'

// Fetched when it is asked for: most people press the buttons.
const DeskPalette = lazy(() => import('./desk-palette.tsx'))

/** A thing that can be done here, under its key and its name: the same list feeds keys, help and palette. */
export type Deed = { key: string; label: string; run?: (() => void) | undefined; group: 'list' | 'case' }

/** Which of the two lies on top of the screen. */
export type Tool = 'help' | 'palette'

/**
 * Keys, their help and the palette of a screen of the desk. `/` leads to the search (the screen's own
 * where it has one), Ctrl+K to everything.
 */
export function DeskTools({ deeds, onSearch }: { deeds: readonly Deed[]; onSearch?: () => void }) {
  const [open, setOpen] = useState<Tool | null>(null)
  const [wasAsked, setWasAsked] = useState(false)
  const ask = (tool: Tool) => {
    setWasAsked(true)
    setOpen(tool)
  }
  const keys: Keys = {
    ...Object.fromEntries(deeds.map((deed) => [deed.key, deed.run])),
    '?': () => ask('help'),
    '/': onSearch ?? (() => ask('palette')),
    'mod+k': () => ask('palette'),
  }
  useKeys(keys)
  if (!wasAsked) return null
  return (
    <Suspense>
      <DeskPalette deeds={deeds} open={open} onOpen={setOpen} />
    </Suspense>
  )
}
