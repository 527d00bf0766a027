import type { ReactNode } from 'react'
import type { Page, PageFrame } from '#shared/pages/page.ts'
import type { Words } from './words.ts'

export type PageNamed<N extends Page['page']> = Extract<Page, { page: N }>

/** What every page component receives. */
export type PageProps<P extends Page> = {
  page: P
  frame: PageFrame
  words: Words
}

export type Head = {
  title: string
  description?: string
  /** Facts for search engines (schema.org), one object each. */
  /** Where nothing runs scripts, the page asks for itself again after so many seconds. */
  refreshSeconds?: number
  structured?: readonly Record<string, unknown>[]
}

/** A page as render.tsx lists it: in which frame it stands, what its head says, what it shows. */
export type PageScreen<P extends Page> = {
  frame: 'public' | 'portal'
  head: (props: PageProps<P>) => Head
  View: (props: PageProps<P>) => ReactNode
}
