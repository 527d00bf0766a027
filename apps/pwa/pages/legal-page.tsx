import type { LegalPage } from '#shared/pages/public-pages.ts'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Leading, Main, Part } from './layout.tsx'
import type { PageScreen } from './screen.ts'

const parts = ['pages', 'quote', 'contact', 'debtors', 'rights', 'conduct', 'source'] as const

/** Who is behind this service, and what happens to what people type (A43, A58). Example words until the operator's own. */
export const legalPage: PageScreen<LegalPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('pages')('legal.title'),
    description: words('pages')('legal.description'),
  }),
  View({ frame, words }) {
    const t = words('pages')
    const { agency } = frame
    return (
      <Main>
        <Leading title={t('legal.title')} />
        {frame.demo ? (
          <Notice tone="attention" className="mt-6 max-w-prose">
            {t('legal.example')}
          </Notice>
        ) : null}
        <Part title={t('legal.who')}>
          <Facts
            facts={[
              { key: 'name', label: t('legal.name'), value: agency.name },
              { key: 'address', label: t('legal.address'), value: agency.address },
              { key: 'register', label: t('legal.register'), value: agency.register },
              { key: 'phone', label: t('legal.phone'), value: <bdi dir="ltr">{agency.phone}</bdi> },
              { key: 'email', label: t('legal.email'), value: <bdi dir="ltr">{agency.email}</bdi> },
            ]}
          />
        </Part>
        {parts.map((part) => (
          <Part key={part} id={part} title={t(`legal.${part}Title`)}>
            <p className="max-w-prose whitespace-pre-line">{t(`legal.${part}Text`, { ...agency })}</p>
          </Part>
        ))}
      </Main>
    )
  },
}
