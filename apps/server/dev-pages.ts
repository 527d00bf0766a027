import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { pagePolicy, type PageRenderer, type Render } from './pages.ts'

/** Follows from our own port: pages find it again after a restart, and two of us on one machine do not share it. */
const reloadPort = (port: number): number => (port < 50_000 ? port + 10_000 : port - 10_000)

/** Vite inside this process: hot reload for the app, and pages rendered from source at every request. */
export async function openDev(port: number): Promise<{
  vite: ViteDevServer
  pages: PageRenderer
  indexHtml: (path: string) => Promise<string>
}> {
  // Prisma's client leaves a CommonJS global behind that plugins of Vite would take for their own folder.
  Reflect.deleteProperty(globalThis, '__dirname')
  const { createServer, isRunnableDevEnvironment } = await import('vite')
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { port: reloadPort(port) } },
    appType: 'custom',
  })
  const environment = vite.environments.render
  if (!environment || !isRunnableDevEnvironment(environment))
    throw new Error('Vite has no render environment')
  const source = join(vite.config.root, 'index.html')
  const inline = "'self' 'unsafe-inline'"
  return {
    vite,
    indexHtml: (path) => vite.transformIndexHtml(path, readFileSync(source, 'utf8')),
    pages: {
      async html(page, frame) {
        const { render } = (await environment.runner.import('/pages/render.tsx')) as { render: Render }
        const html = render(page, { ...frame, css: '', script: "import '/pages/islands.ts'" })
        return html.replace('<style></style>', '<link rel="stylesheet" href="/pages/pages.css">')
      },
      policy: (formTargets) =>
        pagePolicy({ style: inline, script: inline, connect: "'self' ws:" }, formTargets),
    },
  }
}
