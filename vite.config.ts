import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const pwa = resolve(root, 'apps/pwa')

const preactFor: Record<string, string> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
}

/** Public pages and the debtor's link are built on Preact: the same components, a fifth of the bytes. */
const preact: Plugin = {
  name: 'saldo:preact',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'pages' || name === 'render',
  resolveId(id, importer, options) {
    const instead = preactFor[id]
    return instead ? this.resolve(instead, importer, { ...options, skipSelf: true }) : null
  },
}

/**
 * The router names its components after it has made them, and tRPC counts its web sockets when it is loaded: to a
 * bundler both look like work, and so forms, data routers and sockets that nobody uses would be shipped to everybody.
 */
const unused: Plugin = {
  name: 'saldo:unused',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!/node_modules.react-router.dist/.test(id)) return null
    return code
      .replaceAll(/^\w+\.displayName = .*$/gm, '')
      .replaceAll(/= (?=React\$1\.(forwardRef|createContext)\()/g, '= /* @__PURE__ */ ')
  },
}
const effects = [{ test: /node_modules.@trpc/, sideEffects: false }]

/**
 * What every screen needs is one file, and what many screens share is another: text that is compressed together is
 * a tenth smaller than the same text in twenty files.
 */
const chunks = [
  // The entry itself stays apart, so that the manifest still names it.
  { name: 'base', tags: ['$initial' as const], test: /(?<!\/app\/main\.tsx|\.html)$/, priority: 2 },
  // The frames around every screen of somebody signed in.
  {
    name: 'frames',
    test: /apps\/pwa\/(app\/(banners|screen-guard|session|support)|live\/after|ui\/(badge|column|navigation|skip|top-bar|wordmark))/,
    priority: 1,
  },
  // What only forms read (countries, typed amounts) is fetched with the first form.
  {
    name: 'common',
    test: /\/(apps\/pwa|packages\/shared)\/(?!countr(y-table|ies)|parse-amount|ui\/((select-)?field|more-icons)).*\.tsx?$/,
    minShareCount: 26,
    priority: 1,
  },
]

/** A property with thousands of runs is not red because a machine is busy with something else. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 }

/**
 * Three builds of one source: `client` is the app (/app, /desk), `pages` the script and style of the small entry,
 * `render` the same entry as a function that the server calls.
 */
export default defineConfig({
  root: pwa,
  publicDir: resolve(pwa, 'public'),
  cacheDir: resolve(root, 'var/vite'),
  plugins: [
    preact,
    unused,
    tailwindcss(),
    react(),
    ...VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      outDir: resolve(root, 'dist/web'),
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        globIgnores: ['**/pages-*', '**/*island*'],
      },
      manifest: false,
      devOptions: { enabled: false },
    }).map((plugin) => ({
      ...plugin,
      applyToEnvironment: ({ name }: { name: string }) => name === 'client',
    })),
  ],
  builder: {
    async buildApp(builder) {
      for (const name of ['pages', 'render', 'client']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/web'),
        emptyOutDir: false,
        manifest: 'app-manifest.json',
        // Only makes old browsers fetch a moment sooner, for which all others would pay.
        modulePreload: { polyfill: false },
        rollupOptions: {
          input: resolve(pwa, 'index.html'),
          treeshake: { moduleSideEffects: effects, propertyReadSideEffects: false },
          output: { codeSplitting: { groups: chunks } },
        },
      },
    },
    pages: {
      consumer: 'client',
      build: {
        outDir: resolve(root, 'dist/web'),
        emptyOutDir: true,
        manifest: 'pages-manifest.json',
        copyPublicDir: false,
        rollupOptions: { input: resolve(pwa, 'pages/islands.ts') },
      },
    },
    render: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        outDir: resolve(root, 'dist/render'),
        emptyOutDir: true,
        copyPublicDir: false,
        rollupOptions: { input: resolve(pwa, 'pages/render.tsx'), output: { entryFileNames: 'render.js' } },
      },
    },
  },
  test: {
    root,
    // While one worker waits for the database, the other one computes, also on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // `isolate: false` below: files share what a worker has loaded, since none of them leaves anything behind in it.
    projects: [
      {
        test: {
          name: 'shared',
          root,
          ...patience,
          include: ['packages/shared/**/*.test.ts'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        test: {
          name: 'sandbox',
          root,
          ...patience,
          include: ['apps/sandbox/**/*.test.ts'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        test: {
          name: 'launcher',
          root,
          ...patience,
          include: ['apps/launcher/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'pwa',
          root,
          ...patience,
          include: ['apps/pwa/**/*.test.{ts,tsx}'],
          exclude: ['apps/pwa/{pages,portal}/*.test.tsx'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        // Pages are drawn by Preact, in their tests as in their build.
        resolve: {
          alias: Object.entries(preactFor).map(([id, replacement]) => ({
            find: new RegExp(`^${id}$`),
            replacement,
          })),
        },
        test: {
          name: 'pages',
          root,
          ...patience,
          include: ['apps/pwa/{pages,portal}/*.test.tsx'],
          environment: 'node',
        },
      },
      { test: { name: 'house', root, ...patience, include: ['e2e/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'server',
          root,
          ...patience,
          include: ['apps/server/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['apps/server/testing/prepare.ts'],
          pool: 'forks',
          isolate: false,
          // Packages run as Node runs them; transforming the card provider's SDK alone would take seconds.
          server: { deps: { external: [/node_modules/] } },
        },
      },
    ],
  },
})
