import { addressIn, type PublicPath } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { IconUser } from '../ui/icons.tsx'
import { cx } from '../ui/cx.ts'
import type { Words } from './words.ts'

const places = [
  ['/how-it-works', 'howItWorks'],
  ['/prices', 'prices'],
  ['/help', 'help'],
  ['/contact', 'contact'],
] as const satisfies readonly (readonly [PublicPath, string])[]

/** On a wide screen in the top bar; on a phone the same places stand at the foot of the page. */
export function PublicNavigation({ frame, words }: { frame: PageFrame; words: Words }) {
  const t = words('pages')
  return (
    <nav aria-label={t('frame.navigation')} className="hidden lg:block print:hidden">
      <ul className="flex gap-1 ps-4">
        {places.map(([path, key]) => (
          <li key={path}>
            <a
              href={addressIn(frame.language, path)}
              aria-current={frame.path === path ? 'page' : undefined}
              className={cx(
                'flex min-h-12 items-center rounded-md px-3 no-underline hover:bg-sunken hover:text-ink',
                frame.path === path ? 'font-semibold text-ink' : 'text-ink-soft',
              )}
            >
              {t(`frame.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function SignInLink({ words }: { words: Words }) {
  const t = words('pages')
  return (
    <a
      href="/app"
      rel="nofollow"
      className="flex min-h-12 items-center gap-2 rounded-md px-2 font-medium text-primary no-underline hover:bg-primary-soft sm:px-3"
    >
      <IconUser className="size-5" />
      <span className="sr-only sm:not-sr-only">{t('frame.signIn')}</span>
    </a>
  )
}
