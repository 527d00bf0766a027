import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Button } from '#pwa/ui/button.tsx'
import { IconRefresh } from '#pwa/ui/icons.tsx'
import { useNewVersion } from './service-worker.ts'

/**
 * Offers the newer version, and never while somebody is filling in a form on this screen: changing it would lose what
 * was typed, and asking would interrupt.
 */
export function UpdatePrompt() {
  const { t } = useTranslation('app')
  const change = useNewVersion()
  const isTyping = useTouchedForm()
  const [isLater, setLater] = useState(false)
  if (!change || isTyping || isLater) return null
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-30 mx-auto flex max-w-[30rem] flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-surface p-4 shadow-soft lg:bottom-6 print:hidden"
    >
      <p className="min-w-48 flex-1 font-medium">{t('update.title')}</p>
      <div className="flex gap-2">
        <Button look="quiet" onClick={() => setLater(true)}>
          {t('update.later')}
        </Button>
        <Button look="primary" onClick={change} icon={<IconRefresh className="size-5" />}>
          {t('update.action')}
        </Button>
      </div>
    </div>
  )
}

/** True from the first change inside any form of this screen until the screen is left or the form is sent. */
function useTouchedForm(): boolean {
  const { pathname } = useLocation()
  const [touchedAt, setTouchedAt] = useState<string | null>(null)
  useEffect(() => {
    const touch = ({ target }: Event) => {
      if (target instanceof Element && target.closest('form, dialog')) setTouchedAt(pathname)
    }
    document.addEventListener('input', touch)
    return () => document.removeEventListener('input', touch)
  }, [pathname])
  return touchedAt === pathname
}
