import { useTranslation } from 'react-i18next'
import { IconWarning } from '#pwa/ui/icons.tsx'
import { useOnline } from './online.ts'

/** Says that what is shown may be old, and that nothing can be sent for the moment. */
export function OfflineBanner({ isCut = false }: { isCut?: boolean }) {
  const { t } = useTranslation('app')
  const isOnline = useOnline() && !isCut
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="flex items-center justify-center gap-2 bg-attention-soft px-4 py-2 text-center text-sm text-ink">
          <IconWarning className="size-5 shrink-0 text-attention" />
          {t('offline.text')}
        </p>
      )}
    </div>
  )
}
