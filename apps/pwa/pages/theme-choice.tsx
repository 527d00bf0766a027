import type { PageFrame } from '#shared/pages/page.ts'
import { cx } from '../ui/cx.ts'
import type { Words } from './words.ts'

const themes = ['system', 'light', 'dark'] as const

type ThemeChoiceProps = { frame: PageFrame; words: Words /** The address of this page. */; address: string }

/** Links, because they work without a script: the server keeps the choice in a cookie and shows the page again. */
export function ThemeChoice({ frame, words, address }: ThemeChoiceProps) {
  const t = words('pages')
  const current = frame.theme ?? 'system'
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
      <span className="me-2">{t('frame.theme')}</span>
      {themes.map((theme) => (
        <a
          key={theme}
          href={`${address}?theme=${theme}`}
          rel="nofollow"
          aria-current={theme === current ? 'true' : undefined}
          className={cx(
            'inline-flex min-h-12 items-center rounded-sm px-3 no-underline hover:text-ink hover:underline',
            theme === current && 'bg-surface font-semibold text-ink',
          )}
        >
          {t(`theme.${theme}`)}
        </a>
      ))}
    </p>
  )
}
