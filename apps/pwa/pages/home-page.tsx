import { addressIn } from '#shared/pages/addresses.ts'
import type { HomePage } from '#shared/pages/public-pages.ts'
import { QuoteSheet } from '../quotes/quote-form.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { IconCheck, IconPhone } from '../ui/icons.tsx'
import { IconShield } from '../ui/more-icons.tsx'
import { BothSides } from './both-sides.tsx'
import { HomeExample } from './home-example.tsx'
import { Half, Main, Onward, Part } from './layout.tsx'
import { Phases } from './phases.tsx'
import type { PageScreen } from './screen.ts'
import { organizationFacts } from './structured.ts'
import { SuccessRateLine } from './success-rate-line.tsx'

const points = ['nothing', 'cent', 'account'] as const

export const homePage: PageScreen<HomePage> = {
  frame: 'public',
  head: ({ words, frame }) => ({
    title: words('pages')('home.headTitle'),
    description: words('pages')('home.description'),
    structured: [organizationFacts(frame)],
  }),
  View({ page, frame, words }) {
    const t = words('pages')
    const to = (path: Parameters<typeof addressIn>[1]) => addressIn(frame.language, path)
    return (
      <Main>
        <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_28rem] lg:grid-rows-[auto_1fr] lg:pt-6">
          <div>
            <h1 className="text-2xl tight sm:text-3xl">
              <span className="block">{t('home.title')}</span>
              <span className="block text-primary">{t('home.titleToo')}</span>
            </h1>
            <p className="mt-3 max-w-[34rem] text-ink-soft sm:text-lg">{t('home.lead')}</p>
          </div>
          <section
            aria-labelledby="quote-title"
            className="-mx-4 rounded-md bg-surface px-4 pt-5 pb-5 shadow-soft sm:mx-0 sm:px-6 sm:pt-6 lg:row-span-2 forced-colors:border"
          >
            <h2 id="quote-title" className="mb-4 text-xl tight">
              {words('quotes')('form.title')}
            </h2>
            <QuoteSheet form={page.form} frame={frame} words={words} />
          </section>
          <div className="grid gap-8 lg:mt-2">
            <ul className="grid gap-3">
              {points.map((point) => (
                <li key={point} className="flex gap-3">
                  <IconCheck className="mt-0.5 size-5 text-primary" />
                  <span className="max-w-prose">{t(`home.point.${point}`)}</span>
                </li>
              ))}
            </ul>
            <HomeExample today={page.form.today} frame={frame} words={words} />
          </div>
        </div>
        {page.success ? <SuccessRateLine rate={page.success} words={words} frame={frame} /> : null}
        <Part title={t('home.howTitle')} lead={t('home.howLead')}>
          <Phases words={words} />
          <Onward href={to('/how-it-works')}>{t('home.howMore')}</Onward>
        </Part>
        <Part title={t('home.sidesTitle')} lead={t('home.sidesLead')}>
          <BothSides words={words} />
        </Part>
        <div className="mt-14 grid gap-x-12 gap-y-14 sm:mt-20 md:grid-cols-2">
          <Half title={t('home.letterTitle')} lead={t('home.letterLead')}>
            <ButtonLink href={to('/check')} icon={<IconShield className="size-5" />}>
              {t('frame.check')}
            </ButtonLink>
            <ButtonLink href={`${to('/help')}#debtor`} look="quiet">
              {t('home.letterHelp')}
            </ButtonLink>
          </Half>
          <Half title={t('home.talkTitle')} lead={t('home.talkLead')}>
            <ButtonLink href={to('/contact')} icon={<IconPhone className="size-5" />}>
              {t('home.talk')}
            </ButtonLink>
          </Half>
        </div>
      </Main>
    )
  },
}
