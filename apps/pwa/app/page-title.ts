import { useEffect } from 'react'

/** The name of the screen in the tab, in the history and for whoever cannot see the page. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · Saldo`
  }, [title])
}
