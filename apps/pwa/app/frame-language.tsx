import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '#pwa/ui/language-switch.tsx'
import { languageNames, useSpeak } from './language.ts'

export function FrameLanguage() {
  const { t, i18n } = useTranslation('app')
  const speak = useSpeak()
  return (
    <LanguageSwitch
      key={i18n.language}
      label={t('frame.language')}
      submitLabel={t('frame.languageSubmit')}
      languages={languageNames}
      value={i18n.language}
      onLanguage={speak}
    />
  )
}
