import { useSyncExternalStore } from 'react'
import { applyTheme, storedTheme, type Theme } from '#pwa/ui/theme.ts'

const watchers = new Set<() => void>()

/** The theme of this device, and a way to change it that every screen notices. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(watch, storedTheme)
  return [theme, chooseTheme]
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme)
  paintBrowser()
  for (const watcher of watchers) watcher()
}

/** The browser's own bars take the colour of the paper. */
export function paintBrowser(): void {
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper)
}

/** A device that turns dark at dusk repaints the bars as well. */
export function followDevice(): void {
  paintBrowser()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintBrowser)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
