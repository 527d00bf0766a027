import { useTranslation } from 'react-i18next'
import { Button } from '#pwa/ui/button.tsx'
import { ErrorPanel } from '#pwa/ui/error-panel.tsx'
import { referenceOf, sayFault } from './fault.ts'

/** In the place of what could not be loaded: why, a number for us, and a way to try again. */
export function FaultPanel({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation('app')
  return (
    <div className="px-4 py-10">
      <ErrorPanel
        title={t('fault.notLoaded')}
        referenceLabel={t('fault.reference')}
        reference={referenceOf(error)}
        action={onRetry ? <Button onClick={onRetry}>{t('common.retry')}</Button> : null}
      >
        {sayFault(error, t)}
      </ErrorPanel>
    </div>
  )
}
