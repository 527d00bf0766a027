import type { Language } from '../languages.ts'
import type { PublicPage } from './public-pages.ts'
import type { PortalPage } from './portal-pages.ts'

/**
 * What the server hands to the small server-rendered entry: which page, and everything it shows.
 * It is plain JSON; the server builds it, the screens render it, neither imports the other.
 */
export type Page = PublicPage | PortalPage | MessagePage

/** A page that says one thing: not found, out of order, too many tries. */
export type MessagePage = {
  page: 'message'
  tone: 'info' | 'bad'
  /** Keys of the namespace `pages`, for title and text. */
  title: string
  text: string
  /** What a person names on the telephone, so that we find what happened. */
  reference?: string
  /** Behind a debtor's link nothing leads outside. */
  frame?: 'public' | 'portal'
}

/** What every page is framed with. */
export type PageFrame = {
  language: Language
  /** The address without its language, so that the language switch leads to the same page. */
  path: string
  publicUrl: string
  agency: { name: string; address: string; phone: string; email: string; register: string }
  /** Demo: a quiet line says that this is no real agency. */
  demo: boolean
  index: boolean
  /** What the visitor chose; the system's own where nothing is said. */
  theme: 'light' | 'dark' | null
  /** Both stand in the page itself: the reader on a slow connection waits for one answer, not for three. */
  css: string
  script: string
}
