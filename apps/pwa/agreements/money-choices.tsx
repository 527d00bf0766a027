import { useTranslation } from 'react-i18next'
import { interestOwners, tones } from '#shared/agreements/mandate.ts'
import { orders } from '#shared/agreements/mandate-choices.ts'
import { feeSettlements } from '#shared/ledger/fee-postings.ts'
import { add, minor, subtract } from '#shared/money.ts'
import { feeOn } from '#shared/quotes/fee.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import type { ChoicesProps } from './limit-choices.tsx'

/** An example in round figures: 12,400 euro, eight months late, at a tenth. */
const example = { principal: minor(12_400_00), extra: minor(964_90) }
const price = { share: { numerator: 1, denominator: 10 }, minimum: minor(40_00) }

/** Whose interest and compensation are; the fee is counted on what the creditor keeps. */
export function InterestChoice({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  const { money, percent } = useFormat()
  const netFor = (owner: (typeof interestOwners)[number]) => {
    const mine = owner === 'CREDITOR' ? add(example.principal, example.extra) : example.principal
    return money(subtract(mine, feeOn(price, mine)), 'EUR')
  }
  const exampleFor = (owner: (typeof interestOwners)[number]) =>
    t('choices.interestExample', {
      principal: money(example.principal, 'EUR'),
      extra: money(example.extra, 'EUR'),
      percent: percent(0.1),
      net: netFor(owner),
    })
  return (
    <RadioCards
      legend={t('choices.interest')}
      name="interest"
      value={mandate.interestOwner}
      onValue={(value) =>
        onChange(
          value === 'AGENCY'
            ? { ...mandate, interestOwner: 'AGENCY', feeBase: 'PRINCIPAL' }
            : { ...mandate, interestOwner: 'CREDITOR', feeBase: 'EVERYTHING' },
        )
      }
      options={interestOwners.map((owner) => ({
        value: owner,
        label: t(`choices.interest${owner}`),
        hint: `${t(`choices.interest${owner}Text`)} ${exampleFor(owner)}`,
      }))}
    />
  )
}

/** How our fee reaches us: before the money is paid out, or by an invoice afterwards. */
export function SettlementChoice({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  return (
    <RadioCards
      legend={t('choices.settlement')}
      name="settlement"
      value={mandate.feeSettlement}
      onValue={(value) =>
        onChange({ ...mandate, feeSettlement: value === 'PAID_APART' ? 'PAID_APART' : 'SET_OFF' })
      }
      options={feeSettlements.map((settlement) => ({
        value: settlement,
        label: t(`choices.settlement${settlement}`),
        hint: t(`choices.settlement${settlement}Text`),
      }))}
    />
  )
}

/** What a payment settles first. */
export function OrderChoice({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  const chosen = mandate.allocationOrder.join() === orders.PRINCIPAL.join() ? 'PRINCIPAL' : 'LAW'
  return (
    <RadioCards
      legend={t('choices.order')}
      name="order"
      value={chosen}
      onValue={(value) =>
        onChange({
          ...mandate,
          allocationOrder: [...(value === 'PRINCIPAL' ? orders.PRINCIPAL : orders.LAW)],
        })
      }
      options={(['LAW', 'PRINCIPAL'] as const).map((order) => ({
        value: order,
        label: t(`choices.order${order}`),
        hint: t(`choices.order${order}Text`),
      }))}
    />
  )
}

/** The tone of our letters, each with a sentence of its kind. */
export function ToneChoice({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  return (
    <RadioCards
      legend={t('choices.tone')}
      name="tone"
      value={mandate.tone}
      onValue={(value) =>
        onChange({ ...mandate, tone: tones.find((tone) => tone === value) ?? mandate.tone })
      }
      options={tones.map((tone) => ({
        value: tone,
        label: t(`tones.${tone}.name`),
        hint: (
          <>
            {t(`tones.${tone}.text`)}
            <span className="mt-1 block italic">{t(`tones.${tone}.sample`)}</span>
          </>
        ),
      }))}
    />
  )
}
