export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'saldo.theme'

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** The reader's choice on this device; the system's own where none was made or storage is closed to us. */
export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(place)
    return isTheme(value) ? value : 'system'
  } catch {
    return 'system'
  }
}

/** Shows a theme at once and keeps it for the next visit. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(place, theme)
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
}
