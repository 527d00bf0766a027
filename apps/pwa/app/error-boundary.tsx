import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { ErrorPanel } from '#pwa/ui/error-panel.tsx'
import { reportFault } from './report-fault.ts'

type Props = {
  children: ReactNode /** A change of this, such as the address, is a fresh start. */
  place: string
}
type State = { error: unknown; reference: string; place: string }

const whole = (place: string): State => ({ error: null, reference: '', place })

/** Where a bug of a screen ends: the person gets a number and a way out, we get the number and the place in the code. */
export class ErrorBoundary extends Component<Props, State> {
  override state = whole(this.props.place)

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, reference: crypto.randomUUID().slice(0, 8) }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.place === state.place ? null : whole(props.place)
  }

  override componentDidCatch(error: unknown, _info: ErrorInfo) {
    if (!isMissingChunk(error)) reportFault(error, this.state.reference)
  }

  override render() {
    const { error, reference } = this.state
    if (error === null) return this.props.children
    return <Broken isMissing={isMissingChunk(error)} reference={reference} />
  }
}

/** A screen that could not be fetched: the line is cut, or the server has a newer version since. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|module script failed|preload/i.test(error.message)
  )
}

function Broken({ isMissing, reference }: { isMissing: boolean; reference: string }) {
  const { t } = useTranslation('app')
  return (
    <div className="px-4 py-10">
      <ErrorPanel
        title={isMissing ? t('fault.notFetched') : t('fault.title')}
        referenceLabel={t('fault.reference')}
        reference={isMissing ? undefined : reference}
        action={
          <>
            <Button look="primary" onClick={() => location.reload()}>
              {t('fault.reload')}
            </Button>
            <ButtonLink href="/app">{t('fault.home')}</ButtonLink>
          </>
        }
      >
        {isMissing ? t('fault.notFetchedText') : t('fault.text')}
      </ErrorPanel>
    </div>
  )
}
