import type { PortalView } from '#shared/pages/portal-pages.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'

/** What every part of the page of a claim receives. */
export type PartProps = { view: PortalView; words: Words; format: Format }
