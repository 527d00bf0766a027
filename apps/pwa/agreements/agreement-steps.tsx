import { useTranslation } from 'react-i18next'
import { useCreditor, useMe } from '#pwa/app/session.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { AgreementWords, InShort, type OfferedText } from './agreement-words.tsx'
import { type ChoicesProps, InstalmentChoices, LimitChoice } from './limit-choices.tsx'
import { StepBar } from '#pwa/ui/step-bar.tsx'
import { InterestChoice, OrderChoice, SettlementChoice, ToneChoice } from './money-choices.tsx'

/** First the sense, then every word. Only an owner goes on to sign. */
export function ReadStep({ offered, onDone }: { offered: OfferedText; onDone: () => void }) {
  const { t } = useTranslation('agreements')
  const { role } = useCreditor()
  const { company } = useMe()
  return (
    <div className="grid gap-8">
      <InShort />
      <AgreementWords offered={offered} />
      <ActionBar>
        {role === 'owner' ? (
          <Button look="primary" wide onClick={onDone}>
            {t('next.limits')}
          </Button>
        ) : (
          <Notice tone="info">{t('sign.ownersOnly', { company: company?.name ?? '' })}</Notice>
        )}
      </ActionBar>
    </div>
  )
}

/** Every choice of the mandate with what follows from it. */
export function LimitsStep(props: ChoicesProps & { onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation('agreements')
  const { mandate, onChange, onDone, onBack } = props
  return (
    <div className="grid gap-9">
      <LimitChoice mandate={mandate} onChange={onChange} />
      <InstalmentChoices mandate={mandate} onChange={onChange} />
      <InterestChoice mandate={mandate} onChange={onChange} />
      <SettlementChoice mandate={mandate} onChange={onChange} />
      <OrderChoice mandate={mandate} onChange={onChange} />
      <ToneChoice mandate={mandate} onChange={onChange} />
      <StepBar backLabel={t('next.back')} onBack={onBack}>
        <Button look="primary" wide onClick={onDone}>
          {t('next.sign')}
        </Button>
      </StepBar>
    </div>
  )
}
