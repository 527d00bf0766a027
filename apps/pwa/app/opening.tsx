import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '#pwa/ui/spinner.tsx'

/** The moment before the first screen. On a quick line it is over before anything would flicker. */
export function Opening() {
  const { t } = useTranslation('app')
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="grid min-h-[60dvh] place-items-center text-primary">
      {isSlow ? <Spinner className="size-10" /> : null}
      <span className="sr-only">{t('common.loading')}</span>
    </div>
  )
}
