import { useTranslation } from 'react-i18next'
import { OfflineBanner } from '#pwa/offline/offline-banner.tsx'
import { IconMail } from '#pwa/ui/icons.tsx'
import { useIsCut, useMe } from './session.tsx'

/** What is true of the whole app at the moment: no connection, or a demonstration. */
export function Banners() {
  const { t } = useTranslation('app')
  return (
    <aside aria-label={t('toasts.label')}>
      <OfflineBanner isCut={useIsCut()} />
      <DemoLine />
    </aside>
  )
}

function DemoLine() {
  const { t } = useTranslation('app')
  const { demo } = useMe()
  if (!demo) return null
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-3 bg-sunken px-4 py-1 text-center text-sm text-ink-soft print:hidden">
      {t('demo.line')}
      {demo.mailboxUrl ? (
        <a
          href={demo.mailboxUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-8 items-center gap-1 font-medium text-primary underline underline-offset-2"
        >
          <IconMail className="size-4" />
          {t('demo.mailbox')}
        </a>
      ) : null}
    </p>
  )
}
