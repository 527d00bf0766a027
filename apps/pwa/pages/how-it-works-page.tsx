import { addressIn } from '#shared/pages/addresses.ts'
import type { HowItWorksPage } from '#shared/pages/public-pages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Leading, Main } from './layout.tsx'
import { phases } from './phases.tsx'
import type { PageScreen } from './screen.ts'

/** Nine steps in three phases (A67), as a ledger: the number in the margin, who acts, what happens. */
export const howItWorksPage: PageScreen<HowItWorksPage> = {
  frame: 'public',
  head: ({ words }) => ({ title: words('pages')('how.title'), description: words('pages')('how.lead') }),
  View({ frame, words }) {
    const t = words('pages')
    return (
      <Main>
        <Leading title={t('how.title')} lead={t('how.lead')} />
        {phases.map(({ key, steps }) => (
          <section
            key={key}
            className="mt-12 grid gap-x-12 border-t border-ink lg:grid-cols-[17rem_minmax(0,1fr)]"
          >
            <div className="pt-5">
              <div className="lg:sticky lg:top-6">
                <h2 className="text-xl tight">{t(`phase.${key}`)}</h2>
                <p className="figures mt-1 text-ink-soft">{t(`phase.${key}Lead`)}</p>
              </div>
            </div>
            <ol>
              {steps.map((step) => (
                <li
                  key={step}
                  className="flex gap-4 border-b border-line py-5 last:border-0 sm:gap-6 max-lg:first:pt-4"
                >
                  <span
                    aria-hidden="true"
                    className="figures w-7 shrink-0 text-end text-2xl leading-none font-semibold text-primary"
                  >
                    {step}
                  </span>
                  <div className="min-w-0 max-w-prose">
                    <h3 className="text-lg">{t(`step.${step}.title`)}</h3>
                    <p className="mt-1 text-ink-soft">{t(`step.${step}.text`)}</p>
                    <p className="mt-2 text-sm font-medium">{t(`step.${step}.who`)}</p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href={addressIn(frame.language, '/quote')} look="primary">
            {t('frame.quote')}
          </ButtonLink>
          <ButtonLink href={addressIn(frame.language, '/agreement')}>{t('how.agreement')}</ButtonLink>
        </div>
      </Main>
    )
  },
}
