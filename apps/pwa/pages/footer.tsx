import { addressIn, type PublicPath } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { Mark } from '../ui/wordmark.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import type { Words } from './words.ts'

type FooterProps = { frame: PageFrame; words: Words }

const groups = [
  { key: 'creditors', places: ['/quote', '/prices', '/how-it-works', '/agreement'] },
  { key: 'debtors', places: ['/check', '/help', '/complaint'] },
  { key: 'us', places: ['/contact', '/legal'] },
] as const satisfies readonly { key: string; places: readonly PublicPath[] }[]

/** The word for each public address. */
const names = {
  '/quote': 'quote',
  '/prices': 'prices',
  '/how-it-works': 'howItWorks',
  '/agreement': 'agreement',
  '/check': 'check',
  '/help': 'help',
  '/complaint': 'complaint',
  '/contact': 'contact',
  '/legal': 'legal',
} as const

export function PublicFooter({ frame, words }: FooterProps) {
  const t = words('pages')
  return (
    <footer className="border-t border-line bg-sunken print:bg-paper">
      <div className="mx-auto grid max-w-page gap-10 px-4 py-10 sm:px-6 md:grid-cols-[1.4fr_2fr]">
        <Imprint frame={frame} words={words} />
        <nav
          aria-label={t('frame.allPages')}
          className="grid grid-cols-2 gap-x-6 gap-y-8 sm:grid-cols-3 print:hidden"
        >
          {groups.map(({ key, places }) => (
            <div key={key}>
              <p className="mb-1 text-sm font-semibold">{t(`footer.${key}`)}</p>
              <ul>
                {places.map((path) => (
                  <li key={path}>
                    <a
                      href={addressIn(frame.language, path)}
                      className="inline-flex min-h-12 items-center py-1 text-ink-soft no-underline hover:text-ink hover:underline"
                    >
                      {t(`frame.${names[path]}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="md:col-span-2 print:hidden">
          <ThemeChoice frame={frame} words={words} address={addressIn(frame.language, frame.path)} />
        </div>
      </div>
    </footer>
  )
}

export function PortalFooter({ frame, words }: FooterProps) {
  return (
    <footer className="mt-8 border-t border-line bg-sunken print:bg-paper">
      <div className="mx-auto grid max-w-column gap-6 px-4 py-8 sm:px-6">
        <Imprint frame={frame} words={words} />
        <div className="print:hidden">
          <ThemeChoice frame={frame} words={words} address={frame.path} />
        </div>
      </div>
    </footer>
  )
}

/** Who we are, so that anybody can check us without believing this page. */
function Imprint({ frame, words }: FooterProps) {
  const t = words('pages')
  const { agency } = frame
  return (
    <div className="text-sm text-ink-soft">
      <p className="mb-2 flex items-center gap-2 text-base font-semibold text-ink">
        <Mark className="size-5" />
        {agency.name}
      </p>
      <p>{agency.address}</p>
      <p>{agency.register}</p>
      <p className="mt-2 flex flex-wrap gap-x-4">
        <a
          href={`tel:${agency.phone.replace(/[^+\d]/g, '')}`}
          className="inline-flex min-h-12 items-center underline underline-offset-2"
        >
          <bdi dir="ltr">{agency.phone}</bdi>
        </a>
        <a
          href={`mailto:${agency.email}`}
          className="inline-flex min-h-12 items-center underline underline-offset-2"
        >
          <bdi dir="ltr">{agency.email}</bdi>
        </a>
      </p>
      {frame.demo ? (
        <p className="mt-2 max-w-prose rounded-sm bg-attention-soft px-3 py-2 text-ink">{t('frame.demo')}</p>
      ) : null}
    </div>
  )
}
