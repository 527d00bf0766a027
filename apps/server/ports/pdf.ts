import { channel } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler, NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Language } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'

/**
 * `ua-1` reads well aloud and is what people receive; `a-2a` is what is kept for decades; only `a-3a` may
 * carry files inside.
 */
export type PdfStandard = 'ua-1' | 'a-2a' | 'a-3a'

export type EmbeddedFile = {
  name: string
  type: string
  bytes: Uint8Array
  description: string
  /** What the file is to the paper (ISO 19005-3): beside it unless it says otherwise, or the same in another form. */
  relationship?: 'supplement' | 'alternative'
}

export type Paper = {
  /** Path of the `.typ` file, from `apps/server`. */
  template: string
  language: Language
  /** Everything the template prints, words included. The same data gives the same bytes. */
  data: unknown
  standard?: PdfStandard
  /** Pictures the template shows, by the path it names them with. */
  pictures?: Record<string, Uint8Array>
  attachments?: EmbeddedFile[]
}

const workspace = fileURLToPath(new URL('..', import.meta.url))
const fontsFolder = new URL('../../../node_modules/@expo-google-fonts/', import.meta.url)

/**
 * One family in two scripts, in the weights that letters use, and Arimo for the slip of a Swiss QR bill. No font of the
 * machine is ever taken.
 */
const fontFiles = [
  'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  'ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf',
  'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  'ibm-plex-sans-arabic/500Medium/IBMPlexSansArabic_500Medium.ttf',
  'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  'arimo/400Regular/Arimo_400Regular.ttf',
  'arimo/700Bold/Arimo_700Bold.ttf',
]

/** Everything that is printed, for whoever watches this process: a test does, to see what a paper is told. */
export const printed = channel('saldo:printed')

/** The compiler is 30 MB of native code: a process that prints nothing never loads it. */
let starting: Promise<NodeCompiler> | null = null

async function start(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fontBlobs = fontFiles.map((file) => readFileSync(new URL(file, fontsFolder)))
  return NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What a sound template can still stumble over is a picture that somebody sent and that is broken. */
function complaint(compiler: NodeCompiler, template: string, fault: NodeError | null): Error {
  const details = fault ? JSON.stringify(compiler.fetchDiagnostics(fault)) : 'no diagnostics'
  return details.includes('failed to decode image')
    ? new Refusal('files.unreadable')
    : new Error(`${template} cannot be set: ${details}`)
}

/**
 * Sets a paper and returns the PDF. The work is synchronous native code of some 10 ms a letter, so that the
 * files lent to the compiler for one paper are never seen by another.
 */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  printed.publish(paper)
  starting ??= start()
  const compiler = await starting
  const { attachments = [], pictures = {}, standard = attachments.length > 0 ? 'a-3a' : 'ua-1' } = paper
  const lent = [
    ...Object.entries(pictures),
    ...attachments.map(({ bytes }, place): [string, Uint8Array] => [`attached/${place}`, bytes]),
  ]
  try {
    for (const [path, bytes] of lent) compiler.mapShadow(`${workspace}${path}`, asBuffer(bytes))
    const attached = attachments.map(({ name, type, description, relationship = 'supplement' }) => ({
      name,
      type,
      description,
      relationship,
    }))
    const compiled = compiler.compile({
      mainFilePath: `${workspace}${paper.template}`,
      inputs: { data: JSON.stringify(paper.data), attached: JSON.stringify(attached) },
      resetRead: true,
    })
    if (!compiled.result) throw complaint(compiler, paper.template, compiled.takeDiagnostics())
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: standard }))
  } finally {
    for (const [path] of lent) compiler.unmapShadow(`${workspace}${path}`)
    // What was not used for ten papers is forgotten, so that memory does not grow with the day's letters.
    compiler.evictCache(10)
  }
}
