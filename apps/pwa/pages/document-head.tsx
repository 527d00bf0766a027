import { languages } from '#shared/languages.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import type { Head } from './screen.ts'

type DocumentHeadProps = { head: Head; frame: PageFrame; inPortal: boolean }

/** The head of every page. What is behind a debtor's link names no address and is found by nobody. */
export function DocumentHead({ head, frame, inPortal }: DocumentHeadProps) {
  const title = head.title === 'Saldo' ? 'Saldo' : `${head.title} · Saldo`
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title}</title>
      {head.description ? <meta name="description" content={head.description} /> : null}
      <meta name="color-scheme" content="light dark" />
      <ThemeColor theme={frame.theme} />
      <style dangerouslySetInnerHTML={{ __html: frame.css }} />
      <script type="module" dangerouslySetInnerHTML={{ __html: frame.script }} />
      {head.refreshSeconds ? (
        <noscript>
          <meta httpEquiv="refresh" content={String(head.refreshSeconds)} />
        </noscript>
      ) : null}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {frame.index && !inPortal ? (
        <FindableHead title={title} head={head} frame={frame} />
      ) : (
        <meta name="robots" content="noindex, nofollow" />
      )}
    </head>
  )
}

const paper = { light: '#fbfaf7', dark: '#0f1720' }

function ThemeColor({ theme }: { theme: PageFrame['theme'] }) {
  if (theme) return <meta name="theme-color" content={paper[theme]} />
  return (
    <>
      <meta name="theme-color" content={paper.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={paper.dark} media="(prefers-color-scheme: dark)" />
    </>
  )
}

/** Every language of a page points at the same page in every other language, and at itself. */
function FindableHead({ title, head, frame }: { title: string; head: Head; frame: PageFrame }) {
  const here = (language: PageFrame['language']) => frame.publicUrl + addressIn(language, frame.path)
  return (
    <>
      <link rel="canonical" href={here(frame.language)} />
      {languages.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={here(language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={here('en')} />
      <link rel="manifest" href="/app.webmanifest" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Saldo" />
      <meta property="og:title" content={title} />
      {head.description ? <meta property="og:description" content={head.description} /> : null}
      <meta property="og:url" content={here(frame.language)} />
      <meta property="og:locale" content={frame.language} />
      {head.structured?.map((facts, place) => (
        <script
          key={place}
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: JSON.stringify(facts).replaceAll('<', '\\u003c') }}
        />
      ))}
    </>
  )
}
