import type { ReactNode } from 'react'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { SkipLink } from '../ui/skip-link.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { PortalFooter, PublicFooter } from './footer.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { PublicNavigation, SignInLink } from './public-navigation.tsx'
import type { Words } from './words.ts'

export type FrameProps = { frame: PageFrame; words: Words; children: ReactNode }

/** Around every public page. The page itself brings its `<main id="main">`. */
export function PublicFrame({ frame, words, children }: FrameProps) {
  const t = words('pages')
  const home = (
    <a
      href={addressIn(frame.language, '/')}
      aria-label={t('frame.home')}
      className="-ms-1 rounded-sm px-1 py-2 text-ink no-underline"
    >
      <Wordmark />
    </a>
  )
  return (
    <>
      <SkipLink label={t('frame.skip')} />
      <TopBar
        start={home}
        end={
          <>
            <LanguageChoice frame={frame} words={words} />
            <SignInLink words={words} />
          </>
        }
      >
        <PublicNavigation frame={frame} words={words} />
      </TopBar>
      {children}
      <PublicFooter frame={frame} words={words} />
    </>
  )
}

/**
 * Around every page behind a debtor's link: no navigation, nothing that leads outside, and who we are at the foot.
 * The page itself brings its `<main id="main">`, usually the kit's `Column`.
 */
export function PortalFrame({ frame, words, children }: FrameProps) {
  const t = words('pages')
  return (
    <>
      <SkipLink label={t('frame.skip')} />
      <TopBar
        width="column"
        start={<Wordmark className="py-2" />}
        end={<LanguageChoice frame={frame} words={words} here />}
      />
      <LiveWords words={words} />
      {children}
      <PortalFooter frame={frame} words={words} />
    </>
  )
}

/** What is said when the page has changed while it was open; a script shows it, and nothing moves under a finger. */
function LiveWords({ words }: Pick<FrameProps, 'words'>) {
  const t = words('portal')
  const pill =
    'flex items-center gap-3 rounded-full border border-line bg-surface px-4 py-1.5 text-sm shadow-soft [&[hidden]]:hidden'
  return (
    <div
      data-live=""
      role="status"
      className="pointer-events-none fixed inset-x-4 top-3 z-30 grid justify-items-center print:hidden"
    >
      <p data-live-updated="" hidden className={pill}>
        {t('live.updated')}
      </p>
      <p data-live-waiting="" hidden className={`pointer-events-auto ${pill}`}>
        {t('live.waiting')}
        <button type="button" className="min-h-11 font-semibold text-primary underline underline-offset-4">
          {t('live.show')}
        </button>
      </p>
    </div>
  )
}
