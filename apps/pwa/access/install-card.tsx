import { useTranslation } from 'react-i18next'
import { useInstall } from '#pwa/offline/install.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'

/** Offers the icon on the home screen where the browser can put it there, and says how where only a person can. */
export function InstallCard() {
  const { t } = useTranslation('access')
  const { way, install } = useInstall()
  if (!way) return null
  return (
    <Card title={t('install.title')}>
      <p className="text-ink-soft">{way === 'prompt' ? t('install.text') : t('install.byHand')}</p>
      {way === 'prompt' ? (
        <Button className="mt-4" onClick={install} icon={<IconDownload className="size-5" />}>
          {t('install.action')}
        </Button>
      ) : null}
    </Card>
  )
}
