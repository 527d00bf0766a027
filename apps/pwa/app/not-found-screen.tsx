import { useTranslation } from 'react-i18next'

export default function NotFoundScreen() {
  const { t } = useTranslation('app')
  return <p>{t('notFound.title')}</p>
}
