import type { PortalPrivacyPage } from '#shared/pages/portal-pages.ts'
import type { PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** The notice of Art 14 GDPR in the words of the letter, and the rights of it one step away (C8). */
export const privacyPage: PageScreen<PortalPrivacyPage> = {
  frame: 'portal',
  head: ({ page }) => ({ title: page.title }),
  View({ page, words }) {
    const t = words('portal')
    return (
      <Column>
        <PageHeading title={page.title} lead={page.intro} back={{ href: '/d/claim', label: t('pay.back') }} />
        <dl className="grid grid-cols-1 gap-4">
          {page.rows.map(({ label, value }) => (
            <div key={label}>
              <dt className="font-semibold">{label}</dt>
              <dd className="text-ink-soft">{value}</dd>
            </div>
          ))}
        </dl>
        <section aria-labelledby="rights" className="mt-8 border-t border-line pt-6 print:hidden">
          <h2 id="rights" className="text-lg">
            {t('privacy.rights')}
          </h2>
          <p className="mt-1 mb-4 text-ink-soft">{t('privacy.rightsText')}</p>
          <div className="grid grid-cols-1 gap-2">
            {(['access', 'correction', 'objection'] as const).map((topic) => (
              <ButtonLink key={topic} href={`/d/ask?about=${topic}`} wide>
                {t(`privacy.${topic}`)}
              </ButtonLink>
            ))}
          </div>
        </section>
      </Column>
    )
  },
}
