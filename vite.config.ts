import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  test: {
    projects: [
      { test: { name: 'shared', include: ['packages/shared/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'sandbox', include: ['apps/sandbox/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'launcher', include: ['apps/launcher/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'house', include: ['e2e/house.test.ts'], environment: 'node' } },
    ],
  },
})
