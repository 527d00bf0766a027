import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { Column } from '#pwa/ui/column.tsx'
import { IconClose } from '#pwa/ui/more-icons.tsx'
import { SkipLink } from '#pwa/ui/skip-link.tsx'
import { TopBar } from '#pwa/ui/top-bar.tsx'
import { Wordmark } from '#pwa/ui/wordmark.tsx'
import { LiveAfterFirstScreen } from '#pwa/live/after-first-screen.tsx'
import { Banners } from './banners.tsx'
import { FrameLanguage } from './frame-language.tsx'
import { RouterLink } from './link.tsx'
import { ScreenGuard } from './screen-guard.tsx'
import { homeOf, useMe } from './session.tsx'
import { Support } from './support.tsx'

/**
 * One thing that somebody signed in has come to do (register, sign, submit a case): no bar below, so that its one
 * action has the place in thumb's reach, and a cross that leads home.
 */
export default function TaskFrame({ leave = true }: { leave?: boolean }) {
  const { t } = useTranslation('app')
  const me = useMe()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t('frame.skip')} />
      <TopBar
        width="column"
        start={<Wordmark />}
        end={
          <>
            <FrameLanguage />
            {leave ? (
              <RouterLink
                href={homeOf(me)}
                aria-label={t('frame.leave')}
                title={t('frame.leave')}
                className="inline-flex size-12 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
              >
                <IconClose />
              </RouterLink>
            ) : null}
          </>
        }
      />
      <Banners />
      <Column className="flex-1">
        <ScreenGuard>
          <Outlet />
        </ScreenGuard>
        <div className="mt-12">
          <Support />
        </div>
      </Column>
      {me.actor.kind === 'newcomer' ? null : <LiveAfterFirstScreen />}
    </div>
  )
}
