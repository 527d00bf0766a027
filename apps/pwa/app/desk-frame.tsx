import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { IconAccount, IconBank, IconCases, IconMessages, IconUsers } from '#pwa/ui/icons.tsx'
import { BottomBar, type NavigationItem, Rail } from '#pwa/ui/navigation.tsx'
import { SkipLink } from '#pwa/ui/skip-link.tsx'
import { Wordmark } from '#pwa/ui/wordmark.tsx'
import { LiveAfterFirstScreen } from '#pwa/live/after-first-screen.tsx'
import { Banners } from './banners.tsx'
import { RouterLink } from './link.tsx'
import { ScreenGuard } from './screen-guard.tsx'
import { Only, useStaff } from './session.tsx'
import { Support } from './support.tsx'

/** The desk: the screen has the whole room, edge to edge, for its list and its detail. */
export function DeskFrame() {
  return (
    <Only who="staff">
      <Frame />
    </Only>
  )
}

function Frame() {
  const { t } = useTranslation('app')
  const staff = useStaff()
  const items = useDeskPlaces()
  const label = t('frame.navigation')
  const [notices, noticesHeight] = useHeight()
  return (
    // The panes of the desk fill the window below the notices, whatever these need at the moment.
    <div className="lg:flex" style={{ '--top-bar': `${noticesHeight}px` } as CSSProperties}>
      <SkipLink label={t('frame.skip')} />
      <Rail
        label={label}
        items={items}
        as={RouterLink}
        header={
          <RouterLink
            href="/desk"
            className="inline-flex min-h-12 items-center rounded-sm text-ink no-underline"
          >
            <Wordmark />
          </RouterLink>
        }
        footer={
          <>
            <p className="truncate font-medium">{staff.name}</p>
            <p className="mb-3 text-sm text-ink-soft">{t(`role.${staff.kind}`)}</p>
            <Support stacked />
          </>
        }
      />
      <div className="min-w-0 flex-1">
        <div ref={notices}>
          <Banners />
        </div>
        <main id="main" tabIndex={-1} className="pb-20 lg:pb-0">
          <ScreenGuard>
            <Outlet />
          </ScreenGuard>
        </main>
      </div>
      <BottomBar label={label} items={items} as={RouterLink} />
      <LiveAfterFirstScreen />
    </div>
  )
}

/** How high an element is now, in pixels. */
function useHeight(): [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const watch = new ResizeObserver(() => setHeight(element.offsetHeight))
    watch.observe(element)
    setHeight(element.offsetHeight)
    return () => watch.disconnect()
  }, [])
  return [ref, height]
}

function useDeskPlaces(): NavigationItem[] {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const isAt = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  return [
    {
      href: '/desk',
      label: t('frame.inbox'),
      icon: IconMessages,
      current: pathname === '/desk' || isAt('/desk/inbox'),
    },
    { href: '/desk/cases', label: t('frame.cases'), icon: IconCases, current: isAt('/desk/cases') },
    {
      href: '/desk/creditors',
      label: t('frame.creditors'),
      icon: IconUsers,
      current: isAt('/desk/creditors'),
    },
    {
      href: '/desk/remittances',
      label: t('frame.payOut'),
      icon: IconBank,
      current: isAt('/desk/remittances'),
    },
    { href: '/desk/account', label: t('frame.account'), icon: IconAccount, current: isAt('/desk/account') },
  ]
}
