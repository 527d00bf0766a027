import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#pwa/app/session.tsx'
import { meKey } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Dialog } from '#pwa/ui/dialog.tsx'
import { IconMinus } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { askAuth } from './ask-auth.ts'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordConfirm } from './password-confirm.tsx'
import { SecondFactorEnrol } from './second-factor-enrol.tsx'

type Asking = 'enrol' | 'renew' | 'off' | null

/** The app on the phone that shows six digits: set up, renew the codes for a lost phone, turn off. */
export function SecondFactorCard() {
  const { t } = useTranslation(['access', 'app'])
  const client = useQueryClient()
  const isOn = useMe().person?.twoFactorEnabled ?? false
  const [asking, setAsking] = useState<Asking>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const close = () => {
    setAsking(null)
    setCodes(null)
    void client.invalidateQueries({ queryKey: meKey })
  }

  async function renew(password: string) {
    const answer = await askAuth<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { password })
    setCodes(answer.backupCodes)
  }
  async function turnOff(password: string) {
    await askAuth('/two-factor/disable', { password })
    close()
  }

  return (
    <Card
      title={t('factor.title')}
      aside={
        <Status tone={isOn ? 'good' : 'neutral'} icon={isOn ? undefined : IconMinus}>
          {t(isOn ? 'factor.on' : 'factor.off')}
        </Status>
      }
    >
      <p className="text-ink-soft">{t('factor.text')}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {isOn ? (
          <>
            <Button onClick={() => setAsking('renew')}>{t('factor.renew')}</Button>
            <Button look="quiet" onClick={() => setAsking('off')}>
              {t('factor.turnOff')}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={() => setAsking('enrol')}>
            {t('factor.enrol')}
          </Button>
        )}
      </div>
      <Dialog
        open={asking !== null}
        onClose={close}
        title={t(asking === 'renew' ? 'factor.renew' : asking === 'off' ? 'factor.turnOff' : 'factor.enrol')}
        closeLabel={t('common.close', { ns: 'app' })}
      >
        {asking === 'enrol' ? <SecondFactorEnrol onDone={close} /> : null}
        {asking === 'renew' && !codes ? (
          <PasswordConfirm text={t('factor.renewText')} action={t('factor.renew')} onPassword={renew} />
        ) : null}
        {codes ? <BackupCodes codes={codes} onDone={close} /> : null}
        {asking === 'off' ? (
          <PasswordConfirm
            text={t('factor.offText')}
            action={t('factor.turnOff')}
            danger
            onPassword={turnOff}
          />
        ) : null}
      </Dialog>
    </Card>
  )
}
