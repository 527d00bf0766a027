import { useTranslation } from 'react-i18next'
import { mailNews, type MailNews } from '#shared/access/settings-input.ts'
import { useMe } from '#pwa/app/session.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { useSettings } from './use-settings.ts'

/** When news is mailed. What law or contract requires always goes out at once, and says so (A43). */
export function MailCard() {
  const { t } = useTranslation('access')
  const { actor, person } = useMe()
  const settings = useSettings()
  if (!person || actor.kind !== 'creditor') return null
  return (
    <Card>
      <RadioCards
        legend={<span className="text-lg font-semibold">{t('account.mail')}</span>}
        hint={t('account.mailHint')}
        name="mailNews"
        value={settings.variables?.mailNews ?? person.mailNews}
        onValue={(value) => settings.mutate({ mailNews: value as MailNews })}
        options={mailNews.map((value) => ({
          value,
          label: t(`account.mail_${value}`),
          hint: t(`account.mail_${value}Hint`),
        }))}
      />
    </Card>
  )
}
