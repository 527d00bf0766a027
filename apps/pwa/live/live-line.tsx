import { useTranslation } from 'react-i18next'
import type { Present } from '#shared/live/presence.ts'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { IconRefresh } from '#pwa/ui/icons.tsx'

type Props = { news: string | null; others: readonly Present[] }

const pill =
  'flex min-h-9 max-w-full items-center gap-2 rounded-full border border-line bg-surface py-1 ps-1.5 pe-3.5 text-sm text-ink shadow-soft'

/** Lies over the page and takes no room in it, so that nothing moves under a finger; nothing in it is to be pressed. */
export function LiveLine({ news, others }: Props) {
  const { t } = useTranslation('live')
  const [first, ...rest] = others
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-20 grid justify-items-center gap-2 lg:inset-x-auto lg:end-6 lg:bottom-5 lg:justify-items-end print:hidden"
    >
      {news ? (
        <p className={pill}>
          <span className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-soft text-primary">
            <IconRefresh className="size-4" />
          </span>
          {news}
        </p>
      ) : null}
      {first ? (
        <p className={pill}>
          <Avatar name={first.name} className="size-7!" />
          <span className="min-w-0 truncate">
            {rest.length === 0
              ? t('here', { name: first.name })
              : t('hereMore', { name: first.name, count: rest.length })}
          </span>
        </p>
      ) : null}
    </div>
  )
}
