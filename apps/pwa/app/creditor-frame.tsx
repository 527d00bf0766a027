import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { Page } from '#pwa/ui/column.tsx'
import { IconAccount, IconCases, IconHome, IconMessages, IconPlus } from '#pwa/ui/icons.tsx'
import { BottomBar, type NavigationItem, Rail } from '#pwa/ui/navigation.tsx'
import { SkipLink } from '#pwa/ui/skip-link.tsx'
import { TopBar } from '#pwa/ui/top-bar.tsx'
import { Wordmark } from '#pwa/ui/wordmark.tsx'
import { LiveAfterFirstScreen } from '#pwa/live/after-first-screen.tsx'
import { Banners } from './banners.tsx'
import { RouterLink } from './link.tsx'
import { ScreenGuard } from './screen-guard.tsx'
import { Only, useCreditor, useMe } from './session.tsx'
import { Support } from './support.tsx'

/** The creditor's app: a bar at the bottom of a phone, the same places down the side of a wide screen. */
export function CreditorFrame() {
  return (
    <Only who="creditor">
      <Frame />
    </Only>
  )
}

function Frame() {
  const { t } = useTranslation('app')
  const { company } = useMe()
  useLeftWork()
  const items = useCreditorPlaces()
  const label = t('frame.navigation')
  const home = (
    <RouterLink href="/app" className="inline-flex min-h-12 items-center rounded-sm text-ink no-underline">
      <Wordmark />
    </RouterLink>
  )
  return (
    <div className="lg:flex">
      <SkipLink label={t('frame.skip')} />
      <Rail label={label} items={items} as={RouterLink} header={home} footer={<Support stacked />} />
      <div className="min-w-0 flex-1">
        <div className="lg:hidden">
          <TopBar
            start={home}
            end={<span className="truncate ps-4 text-sm text-ink-soft">{company?.name}</span>}
          />
        </div>
        <Banners />
        <Page>
          <ScreenGuard>
            <Outlet />
          </ScreenGuard>
          <div className="mt-12 lg:hidden">
            <Support />
          </div>
        </Page>
      </div>
      <BottomBar label={label} items={items} as={RouterLink} />
      <LiveAfterFirstScreen />
    </div>
  )
}

function useCreditorPlaces(): NavigationItem[] {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const isAt = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  return [
    { href: '/app', label: t('frame.home'), icon: IconHome, current: pathname === '/app' },
    {
      href: '/app/cases',
      label: t('frame.cases'),
      icon: IconCases,
      current: isAt('/app/cases') && !isAt('/app/cases/new'),
    },
    {
      href: '/app/cases/new',
      label: t('frame.newCase'),
      icon: IconPlus,
      main: true,
      current: isAt('/app/cases/new'),
    },
    { href: '/app/messages', label: t('frame.messages'), icon: IconMessages, current: isAt('/app/messages') },
    { href: '/app/account', label: t('frame.account'), icon: IconAccount, current: isAt('/app/account') },
  ]
}

/** What was typed or photographed without a connection goes on its way as soon as the app is open again (E05). */
function useLeftWork() {
  const { userId } = useCreditor()
  useEffect(() => {
    void import('../cases/uploads.ts').then(({ goOnWithLeftWork }) => goOnWithLeftWork(userId))
  }, [userId])
}
