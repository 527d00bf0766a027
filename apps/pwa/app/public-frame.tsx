import { Outlet } from 'react-router'
import { addressIn } from '#shared/pages/addresses.ts'
import { Column } from '#pwa/ui/column.tsx'
import { TopBar } from '#pwa/ui/top-bar.tsx'
import { Wordmark } from '#pwa/ui/wordmark.tsx'
import { Banners } from './banners.tsx'
import { FrameLanguage } from './frame-language.tsx'
import { currentLanguage } from './i18n.ts'
import { ScreenGuard } from './screen-guard.tsx'
import { Support } from './support.tsx'

/** Signing in and signing up: one column, one thing at a time, help within sight. */
export function PublicFrame() {
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar
        width="column"
        start={
          <a href={addressIn(currentLanguage(), '/')} className="rounded-sm text-ink no-underline">
            <Wordmark />
          </a>
        }
        end={<FrameLanguage />}
      />
      <Banners />
      <Column className="flex-1">
        <ScreenGuard>
          <Outlet />
        </ScreenGuard>
      </Column>
      <footer className="mx-auto w-full max-w-column px-4 pb-8 sm:px-6">
        <Support />
      </footer>
    </div>
  )
}
