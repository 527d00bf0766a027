import { useTranslation } from 'react-i18next'
import { languageNames, useSpeak } from '#pwa/app/language.ts'
import { useTheme } from '#pwa/app/theme.ts'
import { Card } from '#pwa/ui/card.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { ThemeSwitch } from '#pwa/ui/theme-switch.tsx'
import { useSettings } from './use-settings.ts'

/** Language and look: both change at once, here and for the account. */
export function AppearanceCard() {
  const { t, i18n } = useTranslation(['access', 'app'])
  const speak = useSpeak()
  const [theme, setTheme] = useTheme()
  const settings = useSettings()
  return (
    <Card title={t('account.appearance')}>
      <div className="grid gap-5">
        <SelectField
          label={t('frame.language', { ns: 'app' })}
          hint={t('account.languageHint')}
          options={languageNames}
          value={i18n.language}
          onChange={(event) => speak(event.currentTarget.value)}
        />
        <ThemeSwitch
          legend={t('account.theme')}
          labels={{
            system: t('account.themeSystem'),
            light: t('account.themeLight'),
            dark: t('account.themeDark'),
          }}
          value={theme}
          onTheme={(chosen) => {
            setTheme(chosen)
            settings.mutate({ theme: chosen })
          }}
        />
      </div>
    </Card>
  )
}
