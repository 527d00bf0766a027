import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { IconLetter } from '#pwa/ui/icons.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import { useLanguageName } from './case-languages.ts'
import { Paper, Papers } from './case-paper.tsx'
import type { CaseFile } from './case-screen.tsx'

const titles: Record<string, 'page.letterRenewed' | 'page.letterSettlement'> = {
  RENEWED: 'page.letterRenewed',
  SETTLEMENT: 'page.letterSettlement',
}

/** What the debtor was sent, exactly as it was sent. */
export function CaseLetters({ file: { letters } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const languageName = useLanguageName()
  return (
    <Card title={t('page.letters')} className="pb-2!">
      {letters.length === 0 ? <p className="pb-3 text-ink-soft">{t('page.lettersNone')}</p> : null}
      <Papers>
        {letters.map((letter) => (
          <Paper
            key={letter.letterId}
            href={`/files/letters/${letter.letterId}`}
            icon={IconLetter}
            end={IconDownload}
            title={t(titles[letter.kind] ?? 'page.letterFirst')}
            sub={`${format.day(letter.createdOn)} · ${languageName(letter.language)} · PDF`}
          />
        ))}
      </Papers>
    </Card>
  )
}
