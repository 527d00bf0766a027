import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ToastRegion, toasts } from '#pwa/ui/toast.tsx'
import { regionReady } from './say.ts'

export default function Toasts() {
  const { t } = useTranslation('app')
  useEffect(() => regionReady((note) => toasts.add(note)), [])
  return (
    <ToastRegion label={t('toasts.label')} closeLabel={t('common.close')}>
      {null}
    </ToastRegion>
  )
}
