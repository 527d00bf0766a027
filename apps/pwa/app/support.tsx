import { useTranslation } from 'react-i18next'
import { IconMail, IconPhone } from '#pwa/ui/icons.tsx'
import { useMe } from './session.tsx'

const look =
  'inline-flex min-h-12 max-w-full items-center gap-2 rounded-sm text-ink-soft no-underline hover:text-ink hover:underline'

/** Somebody to call or write to, on every screen (A64). */
export function Support({ stacked }: { stacked?: boolean }) {
  const { t } = useTranslation('app')
  const { support } = useMe()
  return (
    <div className="border-t border-line pt-3 text-sm text-ink-soft print:hidden">
      <p>{t('support.question')}</p>
      <div className={stacked ? 'grid' : 'flex flex-wrap gap-x-6'}>
        <a href={`tel:${support.phone.replace(/[^\d+]/g, '')}`} className={look}>
          <IconPhone className="size-5 shrink-0" />
          <bdi dir="ltr">{support.phone}</bdi>
        </a>
        <a href={`mailto:${support.email}`} className={look}>
          <IconMail className="size-5 shrink-0" />
          <bdi className="min-w-0 truncate">{support.email}</bdi>
        </a>
      </div>
    </div>
  )
}
