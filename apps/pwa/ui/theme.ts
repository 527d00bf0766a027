export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'saldo-theme'

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** The reader's choice on this device; the system's own where none was made. */
export function storedTheme(): Theme {
  const value = new RegExp(`(?:^|; )${place}=(\\w+)`).exec(document.cookie)?.[1]
  return isTheme(value) ? value : 'system'
}

/** Shows a theme at once and keeps it for the next visit, in the cookie that the server-rendered pages read too. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset.theme = theme
  const age = theme === 'system' ? 0 : 31_536_000
  document.cookie = `${place}=${theme}; path=/; max-age=${age}; samesite=lax`
}
